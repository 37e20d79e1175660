using System.Globalization;

namespace CompanionChat.LocalHost.Timers;

/// <summary>
/// The schedule of a timer function: six fields (second, minute, hour, day, month, day of the week; five: without seconds), in UTC. Days
/// must match both of their fields. Or a time span, which is the pause between two runs. Source:
/// learn.microsoft.com/azure/azure-functions/functions-bindings-timer#ncrontab-expressions.
/// </summary>
internal sealed class NcrontabSchedule
{
    private const int YearsAhead = 8; // a 29 February is at most that far away

    private static readonly NcrontabField[] Fields =
    [
        new(0, 59),
        new(0, 59),
        new(0, 23),
        new(1, 31),
        new(1, 12, "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
        new(0, 6, "Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"),
    ];

    private readonly TimeSpan? pause;
    private readonly ulong[] sets;

    private NcrontabSchedule(TimeSpan? pause, ulong[] sets) => (this.pause, this.sets) = (pause, sets);

    /// <summary>Reads a schedule.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static NcrontabSchedule Parse(string text)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts is [var one] && TimeSpan.TryParse(one, CultureInfo.InvariantCulture, out var pause) && pause > TimeSpan.Zero)
        {
            return new NcrontabSchedule(pause, []);
        }

        return parts.Length switch
        {
            5 => new NcrontabSchedule(null, [1UL, .. parts.Select((part, i) => Fields[i + 1].Parse(part))]),
            6 => new NcrontabSchedule(null, [.. parts.Select((part, i) => Fields[i].Parse(part))]),
            _ => throw new FormatException("a schedule has five or six fields, or is a time span"),
        };
    }

    /// <summary>The first time after another; null where there is none.</summary>
    public DateTime? Next(DateTime after)
    {
        if (pause is { } span)
        {
            return after + span;
        }

        var end = after.AddYears(YearsAhead);
        for (var time = new DateTime(after.Ticks - (after.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc).AddSeconds(1); time < end;)
        {
            if (!Has(4, time.Month))
            {
                time = new DateTime(time.Year, time.Month, 1, 0, 0, 0, DateTimeKind.Utc).AddMonths(1);
            }
            else if (!Has(3, time.Day) || !Has(5, (int)time.DayOfWeek))
            {
                time = time.Date.AddDays(1);
            }
            else if (!Has(2, time.Hour))
            {
                time = time.Date.AddHours(time.Hour + 1);
            }
            else if (!Has(1, time.Minute))
            {
                time = time.AddSeconds(60 - time.Second);
            }
            else if (!Has(0, time.Second))
            {
                time = time.AddSeconds(1);
            }
            else
            {
                return time;
            }
        }

        return null;
    }

    private bool Has(int field, int value) => (sets[field] & (1UL << value)) != 0;
}
