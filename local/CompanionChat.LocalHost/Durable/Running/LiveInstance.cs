using System.Threading.Channels;
using CompanionChat.LocalHost.Durable.History;
using CompanionChat.LocalHost.Durable.Storage;

namespace CompanionChat.LocalHost.Durable.Running;

/// <summary>
/// An unfinished orchestration in memory: takes what happened from its mailbox, one step after another. A step is: replay, one
/// write, then the new activities and timers.
/// </summary>
/// <remarks>
/// What the first step schedules is written only with the next step's write, unless it is a timer, whose due time must survive.
/// That is safe: a host killed before that write finds the instance as it was started, replay schedules the same activities
/// again (its clock is the start's, which is stored), and activities may run more than once anyway. Every later step is written
/// before what it schedules is carried out, so nothing that follows from an activity's result happens before that result is stored.
/// </remarks>
internal sealed class LiveInstance
{
    private readonly EngineRun engine;
    private readonly Channel<Delivery> mailbox =
        Channel.CreateUnbounded<Delivery>(new UnboundedChannelOptions { SingleReader = true });

    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly InstanceSteps steps;
    private readonly InstanceRecord stored;
    private InstanceTimers timers;
    private HashSet<int> open = [];
    private int round;

    public LiveInstance(EngineRun engine, InstanceRecord stored)
    {
        this.engine = engine;
        this.stored = stored;
        StartToken = stored.StartToken;
        steps = new InstanceSteps(engine, stored, violation => Post(new Delivery(null, Violation: violation)));
        timers = TimersOf(round);
    }

    /// <summary>Tells this instance from another of the same id.</summary>
    public string StartToken { get; }

    /// <summary>Ends when the instance is finished, or no longer this object's.</summary>
    public Task Ended => ended.Task;

    /// <summary>Stores an event from outside.</summary>
    /// <returns>True if it was stored, or dropped as the instance is finished; false if this object lost the instance meanwhile.</returns>
    public Task<bool> RaiseAsync(HistoryEvent raised)
    {
        var taken = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(new Delivery(raised, Taken: taken));
        return taken.Task;
    }

    /// <summary>Runs the instance until it is finished or the engine is killed.</summary>
    /// <exception cref="InstanceTakenException">Another engine wrote to it.</exception>
    public async Task RunAsync()
    {
        engine.Work.Enter();
        var underWay = 1;
        using var span = DurableSpans.Orchestration(stored);
        try
        {
            CarryOut(await steps.BeginAsync());
            while (!steps.IsFinished)
            {
                engine.Work.Exit();
                underWay = 0;
                await mailbox.Reader.WaitToReadAsync(engine.Killed);
                engine.Work.Enter();
                underWay = 1;
                await TakeAsync();
            }
        }
        finally
        {
            timers.End();
            Close();
            if (underWay == 1)
            {
                engine.Work.Exit();
            }
        }
    }

    /// <summary>Lets those go on who wait for the end.</summary>
    public void MarkEnded() => ended.TrySetResult();

    private async Task TakeAsync()
    {
        var batch = new List<Delivery>();
        while (mailbox.Reader.TryRead(out var delivery))
        {
            batch.Add(delivery);
        }

        try
        {
            var violation = batch.Find(delivery => delivery.Violation is not null)?.Violation;
            var happened = batch.Where(IsExpected).Select(delivery => delivery.Event!).ToList();
            if (violation is not null || happened.Count > 0)
            {
                CarryOut(await steps.GoOnAsync(happened, violation));
            }

            batch.ForEach(static delivery => delivery.Taken?.TrySetResult(true));
        }
        finally
        {
            foreach (var delivery in batch)
            {
                Forget(delivery);
            }
        }
    }

    private bool IsExpected(Delivery delivery) =>
        delivery.Event is { } happened
        && (delivery.Round is null || delivery.Round == round)
        && (happened.Id is null || open.Contains(happened.Id.Value));

    private void CarryOut(NextActions next)
    {
        if (next.Round != round)
        {
            round = next.Round;
            timers.End();
            timers = TimersOf(round);
        }

        open = [.. next.Open.Select(action => action.Id!.Value)];
        if (engine.Stopping.IsCancellationRequested)
        {
            return;
        }

        timers.Keep(next.Open);
        foreach (var activity in next.ToStart.Where(action => action.Kind == HistoryEventKind.TaskScheduled))
        {
            engine.Work.Enter();
            _ = Task.Run(() => RunActivityAsync(activity, next.Round));
        }
    }

    private InstanceTimers TimersOf(int ofRound) => new(engine.Time, fired => Post(new Delivery(fired, ofRound)));

    private async Task RunActivityAsync(HistoryEvent activity, int ofRound)
    {
        try
        {
            if (await engine.Activities.RunAsync(steps.InstanceId, activity) is { } outcome)
            {
                Post(new Delivery(outcome, ofRound));
            }
        }
        finally
        {
            engine.Work.Exit();
        }
    }

    private void Post(Delivery delivery)
    {
        engine.Work.Enter();
        if (!mailbox.Writer.TryWrite(delivery))
        {
            steps.ReportLate(delivery.Violation);
            Forget(delivery);
        }
    }

    private void Close()
    {
        mailbox.Writer.TryComplete();
        while (mailbox.Reader.TryRead(out var delivery))
        {
            Forget(delivery);
        }
    }

    // Whoever still waits for it looks again: the instance is finished, another object's, or left to the next start.
    private void Forget(Delivery delivery)
    {
        delivery.Taken?.TrySetResult(steps.IsFinished);
        engine.Work.Exit();
    }
}
