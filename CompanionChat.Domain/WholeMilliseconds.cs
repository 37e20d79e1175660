namespace CompanionChat.Domain;

/// <summary>Times are whole milliseconds everywhere, so that what is stored, answered and pushed compares equal.</summary>
public static class WholeMilliseconds
{
    /// <summary>One step of time.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromMilliseconds(1);

    /// <summary>The clock's time in UTC, cut to the millisecond.</summary>
    public static DateTimeOffset Now(this TimeProvider clock) => clock.GetUtcNow().Cut();

    /// <summary>The time in UTC, cut to the millisecond.</summary>
    public static DateTimeOffset Cut(this DateTimeOffset time) =>
        new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);

    /// <summary>The later of two times.</summary>
    public static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
