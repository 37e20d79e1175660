using System.Diagnostics.Metrics;

namespace CompanionChat.Functions.Hosting.Telemetry;

/// <summary>Who was not let in.</summary>
/// <param name="meters">Makes the meter.</param>
public sealed class VisitorMetrics(IMeterFactory meters)
{
    private readonly Counter<long> noncesRefused = meters.Create(ChatTelemetry.Name)
        .CreateCounter<long>("companionchat.nonces.refused", "{nonce}", "Nonces that were asked for and not given, by the problem's code.");

    /// <summary>Somebody asked for a nonce and got a problem.</summary>
    /// <param name="code">The problem's code.</param>
    public void NonceRefused(string code) => noncesRefused.Add(1, KeyValuePair.Create<string, object?>("code", code));
}
