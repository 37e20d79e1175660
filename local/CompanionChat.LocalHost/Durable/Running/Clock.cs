namespace CompanionChat.LocalHost.Durable.Running;

/// <summary>The engine's times.</summary>
internal static class Clock
{
    /// <summary>Now, in whole milliseconds: what every storage keeps.</summary>
    public static DateTimeOffset Milliseconds(TimeProvider time)
    {
        var now = time.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
    }
}
