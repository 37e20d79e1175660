using System.Diagnostics.Metrics;
using CompanionChat.Domain.Replies;

namespace CompanionChat.Functions.Hosting.Telemetry;

/// <summary>What became of the messages of users. Each change is counted by the one who committed it.</summary>
/// <param name="meters">Makes the meter.</param>
public sealed class MessageMetrics(IMeterFactory meters)
{
    private readonly Counter<long> accepted = meters.Create(ChatTelemetry.Name)
        .CreateCounter<long>("companionchat.messages.accepted", "{message}", "Messages that were accepted.");

    private readonly Counter<long> refused = meters.Create(ChatTelemetry.Name)
        .CreateCounter<long>("companionchat.messages.refused", "{message}", "Messages that were refused, by the problem's code.");

    private readonly Counter<long> answered = meters.Create(ChatTelemetry.Name)
        .CreateCounter<long>("companionchat.messages.answered", "{message}", "Messages whose reply was stored, by the provider that gave it.");

    private readonly Counter<long> released = meters.Create(ChatTelemetry.Name)
        .CreateCounter<long>("companionchat.messages.released", "{message}", "Messages that failed and were given back.");

    private readonly Histogram<double> duration = meters.Create(ChatTelemetry.Name).CreateHistogram(
        "companionchat.reply.duration", "s", "From the acceptance of a message until its reply was stored.", advice: Seconds.Advice);

    /// <summary>A message was accepted; one that only repeats an earlier one is not counted again.</summary>
    public void Accepted() => accepted.Add(1);

    /// <summary>A message was refused.</summary>
    /// <param name="code">The problem's code.</param>
    public void Refused(string code) => refused.Add(1, KeyValuePair.Create<string, object?>("code", code));

    /// <summary>A reply was stored.</summary>
    /// <param name="provider">Whose reply.</param>
    /// <param name="sinceAccepted">How long the message waited for it.</param>
    public void Answered(ProviderRole provider, TimeSpan sinceAccepted)
    {
        answered.Add(1, ProviderMetrics.Tag(provider));
        duration.Record(Math.Max(0, sinceAccepted.TotalSeconds)); // clocks of two instances differ
    }

    /// <summary>A message was given back.</summary>
    public void Released() => released.Add(1);
}
