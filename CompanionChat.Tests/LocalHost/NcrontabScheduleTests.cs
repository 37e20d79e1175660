using System.Globalization;
using CompanionChat.LocalHost.Timers;

namespace CompanionChat.Tests.LocalHost;

public sealed class NcrontabScheduleTests
{
    [Theory]
    [InlineData("0 */5 * * * *", "2026-11-21T12:03:10Z", "2026-11-21T12:05:00Z")]
    [InlineData("0 0 * * * *", "2026-11-21T12:00:00Z", "2026-11-21T13:00:00Z")]
    [InlineData("0 30 9 * * Mon-Fri", "2026-11-20T09:30:00Z", "2026-11-23T09:30:00Z")]
    [InlineData("*/20 * * * * *", "2026-11-21T12:00:41.5Z", "2026-11-21T12:01:00Z")]
    [InlineData("5,50 59 23 31 12 *", "2026-12-31T23:59:06Z", "2026-12-31T23:59:50Z")]
    [InlineData("0 0 0 29 2 *", "2026-01-01T00:00:00Z", "2028-02-29T00:00:00Z")]
    [InlineData("0 0 12 1 Jan,jul 0", "2026-01-01T00:00:00Z", "2029-07-01T12:00:00Z")]
    [InlineData("15 3 * * *", "2026-11-21T04:00:00Z", "2026-11-22T03:15:00Z")]
    [InlineData("10/20 0 0 * * *", "2026-11-21T00:00:10Z", "2026-11-21T00:00:30Z")]
    [InlineData("00:10:00", "2026-11-21T12:00:01Z", "2026-11-21T12:10:01Z")]
    public void The_next_time_is_the_first_that_matches_every_field(string schedule, string after, string next) =>
        Assert.Equal(Utc(next), NcrontabSchedule.Parse(schedule).Next(Utc(after)));

    [Fact]
    public void A_day_that_does_not_exist_never_comes() => Assert.Null(NcrontabSchedule.Parse("0 0 0 30 2 *").Next(Utc("2026-01-01T00:00:00Z")));

    [Theory]
    [InlineData("")]
    [InlineData("* * * *")]
    [InlineData("* * * * * * *")]
    [InlineData("60 * * * * *")]
    [InlineData("* * 24 * * *")]
    [InlineData("* * * 0 * *")]
    [InlineData("* * * * 13 *")]
    [InlineData("* * * * * 7")]
    [InlineData("a * * * * *")]
    [InlineData("1,,2 * * * * *")]
    [InlineData("-00:10:00")]
    public void What_is_no_schedule_is_refused(string schedule) => Assert.Throws<FormatException>(() => NcrontabSchedule.Parse(schedule));

    private static DateTime Utc(string text) =>
        DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal);
}
