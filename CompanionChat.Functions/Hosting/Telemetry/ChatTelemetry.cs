using System.Diagnostics;

namespace CompanionChat.Functions.Hosting.Telemetry;

/// <summary>Under which name the app measures and traces. What it tells are ids, never what somebody wrote, a token or a key.</summary>
public static class ChatTelemetry
{
    /// <summary>The name of the meter and of the source of spans.</summary>
    public const string Name = "CompanionChat";

    /// <summary>Makes the spans; costs next to nothing while nobody listens.</summary>
    internal static ActivitySource Source { get; } = new(Name);
}
