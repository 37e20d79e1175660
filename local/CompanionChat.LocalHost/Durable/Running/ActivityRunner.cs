using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using CompanionChat.LocalHost.Durable.History;
using Microsoft.Extensions.Logging;

namespace CompanionChat.LocalHost.Durable.Running;

/// <summary>Runs activities, so many at once, and turns what they return or throw into events.</summary>
[SuppressMessage("Design", "CA1001", Justification = "Running activities release it after the engine's end; it holds nothing unless its wait handle is used.")]
internal sealed class ActivityRunner(Lazy<IDurableFunctions> functions, DurableOptions options, ILogger logger, CancellationToken killed)
{
    private readonly SemaphoreSlim slots = new(options.MaxConcurrentActivities);

    /// <summary>Runs an activity to its end.</summary>
    /// <returns>TaskCompleted or TaskFailed, or null if the engine stopped before: then the next start runs it again.</returns>
    public async Task<HistoryEvent?> RunAsync(string instanceId, HistoryEvent scheduled)
    {
        var entered = false;
        try
        {
            await slots.WaitAsync(killed);
            entered = true;
            var result = Payload.Check(await RunRepeatedlyAsync(instanceId, scheduled), $"The result of activity '{scheduled.Name}'");
            return new HistoryEvent { Kind = HistoryEventKind.TaskCompleted, Id = scheduled.Id, Data = result };
        }
        catch (OperationCanceledException) when (killed.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception failure)
        {
            DurableLog.ActivityFailed(logger, scheduled.Name!, instanceId, failure);
            return new HistoryEvent { Kind = HistoryEventKind.TaskFailed, Id = scheduled.Id, Failure = HistoryFailure.From(failure) };
        }
        finally
        {
            if (entered)
            {
                slots.Release();
            }
        }
    }

    private async Task<string?> RunRepeatedlyAsync(string instanceId, HistoryEvent scheduled)
    {
        if (options.ActivityRuns == 1)
        {
            return await RunOnceAsync(instanceId, scheduled);
        }

        var runs = Enumerable.Range(0, options.ActivityRuns).Select(_ => Task.Run(() => RunOnceAsync(instanceId, scheduled))).ToArray();
        var first = await Task.WhenAny(runs);
        await Task.WhenAll((IEnumerable<Task>)runs).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return await first;
    }

    private async Task<string?> RunOnceAsync(string instanceId, HistoryEvent scheduled)
    {
        using var span = DurableSpans.Activity(scheduled.Name!, instanceId);
        try
        {
            return await functions.Value.RunActivityAsync(scheduled.Name!, instanceId, scheduled.Data, killed);
        }
        catch (Exception failure)
        {
            span?.SetTag("error.type", failure.GetType().FullName).SetStatus(ActivityStatusCode.Error);
            throw;
        }
    }
}
