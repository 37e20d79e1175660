using System.Diagnostics.Metrics;

namespace CompanionChat.Functions.Hosting.Telemetry;

/// <summary>How the orchestrations fare.</summary>
/// <param name="meters">Makes the meter.</param>
public sealed class OrchestrationMetrics(IMeterFactory meters)
{
    private readonly Gauge<int> overdue = meters.Create(ChatTelemetry.Name).CreateGauge<int>(
        "companionchat.orchestrations.overdue", "{orchestration}", "Orchestrations that have run for longer than they should.");

    /// <summary>So many were found.</summary>
    public void Overdue(int count) => overdue.Record(count);
}
