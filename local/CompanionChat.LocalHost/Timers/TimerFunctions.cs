using CompanionChat.LocalHost.Invocations;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CompanionChat.LocalHost.Timers;

/// <summary>Runs the timer functions when they are due.</summary>
internal sealed partial class TimerFunctions : BackgroundService
{
    // The longest that a timer of .NET waits is 49 days.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    private readonly FunctionRunner runner;
    private readonly TimeProvider clock;
    private readonly ILogger<TimerFunctions> logger;
    private readonly (LocalFunction Function, NcrontabSchedule Schedule)[] timers;

    public TimerFunctions(
        FunctionCatalog catalog, FunctionRunner runner, IConfiguration configuration, TimeProvider clock, ILogger<TimerFunctions> logger)
    {
        this.runner = runner;
        this.clock = clock;
        this.logger = logger;
        timers = [.. catalog.Of(FunctionKind.Timer).Select(function => (function, Schedule(function, configuration)))];
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(timers.Select(timer => RunAsync(timer.Function, timer.Schedule, stoppingToken)));

    private static NcrontabSchedule Schedule(LocalFunction function, IConfiguration configuration)
    {
        var text = ((TimerTriggerAttribute)function.Trigger).Schedule;
        try
        {
            // %NAME% stands for the setting of that name.
            return NcrontabSchedule.Parse(text is ['%', .. var name, '%'] ? configuration[name] ?? "" : text);
        }
        catch (FormatException failure)
        {
            throw new HostFailedException($"{function.Name}: the schedule \"{text}\" is not one: {failure.Message}.", failure);
        }
    }

    private async Task RunAsync(LocalFunction function, NcrontabSchedule schedule, CancellationToken cancellationToken)
    {
        DateTime? last = null;
        var next = ((TimerTriggerAttribute)function.Trigger).RunOnStartup ? Now : schedule.Next(Now);
        while (next is { } due)
        {
            while (Now < due)
            {
                var wait = due - Now;
                await Task.Delay(wait < LongestWait ? wait : LongestWait, clock, cancellationToken);
            }

            next = schedule.Next(Now);
            await RunOnceAsync(function, new ScheduleStatus { Last = last ?? default, Next = next ?? default, LastUpdated = Now }, cancellationToken);
            last = due;
        }
    }

    private async Task RunOnceAsync(LocalFunction function, ScheduleStatus status, CancellationToken cancellationToken)
    {
        try
        {
            await runner.RunTimerAsync(function, new TimerInfo { ScheduleStatus = status }, cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(failure, function.Name);
        }
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    [LoggerMessage(Level = LogLevel.Error, Message = "{Function} failed; it runs again when it is next due")]
    private partial void LogFailed(Exception failure, string function);
}
