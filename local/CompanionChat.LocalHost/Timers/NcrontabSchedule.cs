using System.Globalization;
using NCrontab;

namespace CompanionChat.LocalHost.Timers;

/// <summary>
/// The schedule of a timer function: six fields (second, minute, hour, day, month, day of the week; five: without seconds), in UTC, read by the
/// library that the Functions host reads them with. Or a time span, which is the pause between two runs. Source:
/// learn.microsoft.com/azure/azure-functions/functions-bindings-timer#ncrontab-expressions.
/// </summary>
internal sealed class NcrontabSchedule
{
    private static readonly TimeSpan Horizon = TimeSpan.FromDays(8 * 366); // a 29 February is at most that far away

    private readonly TimeSpan? pause;
    private readonly CrontabSchedule? fields;

    private NcrontabSchedule(TimeSpan? pause, CrontabSchedule? fields) => (this.pause, this.fields) = (pause, fields);

    /// <summary>Reads a schedule.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static NcrontabSchedule Parse(string text)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts is [var one] && TimeSpan.TryParse(one, CultureInfo.InvariantCulture, out var pause) && pause > TimeSpan.Zero)
        {
            return new NcrontabSchedule(pause, null);
        }

        try
        {
            return new NcrontabSchedule(
                null, CrontabSchedule.Parse(text, new CrontabSchedule.ParseOptions { IncludingSeconds = parts.Length == 6 }));
        }
        catch (CrontabException failure)
        {
            throw new FormatException("a schedule has five or six fields, or is a time span", failure);
        }
    }

    /// <summary>The first time after another; null where there is none.</summary>
    public DateTime? Next(DateTime after)
    {
        if (pause is { } span)
        {
            return after + span;
        }

        var end = after + Horizon;
        var next = fields!.GetNextOccurrence(after, end);
        return next < end ? DateTime.SpecifyKind(next, DateTimeKind.Utc) : null;
    }
}
