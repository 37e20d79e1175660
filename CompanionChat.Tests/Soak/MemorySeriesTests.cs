using CompanionChat.Soak.Checks;
using CompanionChat.Soak.Memory;

namespace CompanionChat.Tests.Soak;

/// <summary>What the soak says of memory.</summary>
public sealed class MemorySeriesTests
{
    private const int SamplesAnHour = 1800;

    [Fact]
    public void Memory_that_grows_all_the_time_is_a_leak() =>
        Assert.Equal(Rules.FlatMemory, Assert.Single(Series(minutes: 15, hours => 200 + (600 * hours)).Check()).Rule);

    [Fact]
    public void A_warm_up_and_collections_are_none() =>
        Assert.Empty(Series(minutes: 15, hours => 200 + (20 * Math.Sin(hours * 500)) - (hours < 0.04 ? 100 : 0)).Check());

    [Fact]
    public void The_slope_is_that_of_the_line() => Assert.Equal(120, Series(minutes: 15, hours => 200 + (120 * hours)).Slope, precision: 3);

    [Fact]
    public void A_short_run_is_not_judged()
    {
        var series = Series(minutes: 3, hours => 200 + (6000 * hours));

        Assert.False(series.CanJudge);
        Assert.Empty(series.Check());
    }

    private static MemorySeries Series(int minutes, Func<double, double> mebibytes) => new(
        [.. Enumerable.Range(0, minutes * SamplesAnHour / 60)
            .Select(index => (double)index / SamplesAnHour)
            .Select(hours => new MemorySample(TimeSpan.FromHours(hours), mebibytes(hours), 30, 200))]);
}
