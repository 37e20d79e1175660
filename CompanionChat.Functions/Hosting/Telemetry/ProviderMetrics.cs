using System.Diagnostics.Metrics;
using CompanionChat.Domain.Replies;

namespace CompanionChat.Functions.Hosting.Telemetry;

/// <summary>What the providers of replies take: time, tokens, money.</summary>
/// <param name="meters">Makes the meter.</param>
public sealed class ProviderMetrics(IMeterFactory meters)
{
    private readonly Histogram<double> duration = meters.Create(ChatTelemetry.Name).CreateHistogram(
        "companionchat.provider.duration", "s", "How long one call to a provider took, by its outcome.", advice: Seconds.Advice);

    private readonly Counter<long> tokens = meters.Create(ChatTelemetry.Name)
        .CreateCounter<long>("companionchat.provider.tokens", "{token}", "Tokens that a provider says it read and wrote.");

    private readonly Counter<double> spend = meters.Create(ChatTelemetry.Name)
        .CreateCounter<double>("companionchat.provider.spend", "{currency}", "What those tokens cost, by the prices in the settings.");

    private readonly Counter<long> breakerOpened = meters.Create(ChatTelemetry.Name)
        .CreateCounter<long>("companionchat.provider.breaker.opened", "{time}", "How often a provider was given a rest.");

    /// <summary>How a provider is named in metrics: <c>provider</c> is <c>primary</c> or <c>fallback</c>.</summary>
    internal static KeyValuePair<string, object?> Tag(ProviderRole provider) => new("provider", Name(provider));

    /// <summary><c>primary</c> or <c>fallback</c>.</summary>
    internal static string Name(ProviderRole provider) => provider == ProviderRole.Primary ? "primary" : "fallback";

    /// <summary>A call ended.</summary>
    /// <param name="provider">Which provider was called.</param>
    /// <param name="outcome">Our own class of outcome.</param>
    /// <param name="elapsed">How long it took.</param>
    public void Called(ProviderRole provider, string outcome, TimeSpan elapsed) =>
        duration.Record(elapsed.TotalSeconds, Tag(provider), KeyValuePair.Create<string, object?>("outcome", outcome));

    /// <summary>A provider said what it used.</summary>
    /// <param name="provider">Which provider.</param>
    /// <param name="input">Tokens that it read.</param>
    /// <param name="output">Tokens that it wrote.</param>
    /// <param name="cost">What that costs; null where no price is known.</param>
    public void Used(ProviderRole provider, long input, long output, decimal? cost)
    {
        tokens.Add(input, Tag(provider), KeyValuePair.Create<string, object?>("direction", "input"));
        tokens.Add(output, Tag(provider), KeyValuePair.Create<string, object?>("direction", "output"));
        if (cost is { } money)
        {
            spend.Add((double)money, Tag(provider));
        }
    }

    /// <summary>A provider failed so often that it is left alone for a while.</summary>
    /// <param name="provider">Which provider.</param>
    public void BreakerOpened(ProviderRole provider) => breakerOpened.Add(1, Tag(provider));
}
