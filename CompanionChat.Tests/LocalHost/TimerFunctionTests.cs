using System.Threading.Channels;
using CompanionChat.LocalHost;
using CompanionChat.Tests.Infrastructure;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace CompanionChat.Tests.LocalHost;

public sealed class TimerFunctionTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task A_timer_function_runs_when_it_is_due_and_not_at_start()
    {
        var clock = new ManualTimeProvider();
        var runs = Channel.CreateUnbounded<TimerInfo>();
        await using var host = await StartAsync<Hourly>(clock, runs);

        clock.Advance(TimeSpan.FromMinutes(29.9));
        Assert.Equal(0, runs.Reader.Count);
        clock.Advance(TimeSpan.FromMinutes(0.1));

        var timer = await NextAsync(runs);
        Assert.Equal(new DateTime(2026, 11, 21, 13, 30, 0, DateTimeKind.Utc), timer.ScheduleStatus!.Next);
    }

    [Fact]
    public async Task A_timer_function_that_fails_runs_again_when_it_is_next_due()
    {
        var clock = new ManualTimeProvider();
        var runs = Channel.CreateUnbounded<TimerInfo>();
        await using var host = await StartAsync<Failing>(clock, runs);

        for (var i = 0; i < 2; i++)
        {
            await clock.RunAsync(NextAsync(runs), TimeSpan.FromMinutes(1));
        }
    }

    [Fact]
    public async Task A_timer_function_runs_at_start_where_it_says_so()
    {
        var runs = Channel.CreateUnbounded<TimerInfo>();
        await using var host = await StartAsync<AtStart>(new ManualTimeProvider(), runs);

        await NextAsync(runs);
    }

    [Fact]
    public async Task A_schedule_that_is_none_is_refused_at_start()
    {
        var failure = await Assert.ThrowsAsync<HostFailedException>(() => SampleHost.StartAsync(typeof(Wrong)));

        Assert.Contains("Wrong: the schedule \"sometimes\"", failure.Message, StringComparison.Ordinal);
    }

    private static Task<SampleHost> StartAsync<T>(ManualTimeProvider clock, Channel<TimerInfo> runs) => SampleHost.StartAsync(
        [typeof(T)], builder => builder.Services.AddSingleton<TimeProvider>(clock).AddSingleton(runs.Writer));

    private static Task<TimerInfo> NextAsync(Channel<TimerInfo> runs) => runs.Reader.ReadAsync().AsTask().WaitAsync(Patience);

    public sealed class Hourly(ChannelWriter<TimerInfo> runs)
    {
        [Function("Hourly")]
        public void Run([TimerTrigger("0 30 * * * *")] TimerInfo timer) => runs.TryWrite(timer);
    }

    public sealed class Failing(ChannelWriter<TimerInfo> runs)
    {
        [Function("Failing")]
        public Task RunAsync([TimerTrigger("0 * * * * *")] TimerInfo timer)
        {
            runs.TryWrite(timer);
            throw new InvalidOperationException("as asked");
        }
    }

    public sealed class AtStart(ChannelWriter<TimerInfo> runs)
    {
        [Function("AtStart")]
        public void Run([TimerTrigger("0 0 0 1 1 *", RunOnStartup = true)] TimerInfo timer) => runs.TryWrite(timer);
    }

    public static class Wrong
    {
        [Function("Wrong")]
        public static void Run([TimerTrigger("sometimes")] TimerInfo timer)
        {
        }
    }
}
