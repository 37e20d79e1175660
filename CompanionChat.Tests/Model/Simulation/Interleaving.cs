namespace CompanionChat.Tests.Model.Simulation;

/// <summary>
/// Lets several operations go on one step at a time, each on an instance of its own, in an order that a seed decides. It all happens on the caller's
/// thread, which must have no synchronization context: nothing here completes by itself.
/// </summary>
internal sealed class Interleaving(int seed, SimulatedClock clock) : IRunner
{
    // Far more than any of these needs: who gets there goes round in circles.
    private const int MaxSteps = 20_000;
    private readonly Random random = new(seed);
    private readonly List<TaskCompletionSource> turns = [];
    private readonly List<Task> running = [];

    public Task StepAsync(Func<Exception>? lost)
    {
        var turn = new TaskCompletionSource();
        turns.Add(turn);
        return turn.Task;
    }

    public async Task<bool> CommitAsync(Func<bool> commit)
    {
        await StepAsync(null);
        var committed = commit();

        // The answer takes its time too: others may go on before it is seen.
        await StepAsync(null);
        return committed;
    }

    /// <inheritdoc/>
    public void Add(Func<Task> operation) => running.Add(operation());

    /// <inheritdoc/>
    public void Run()
    {
        for (var steps = 0; running.Any(task => !task.IsCompleted); steps++)
        {
            var choices = turns.Count + clock.Waiting;
            Assert.True(choices > 0, "Nothing can go on.");
            Assert.True(steps < MaxSteps, "It does not come to an end.");
            var choice = random.Next(choices);
            if (choice < turns.Count)
            {
                var turn = turns[choice];
                turns.RemoveAt(choice);
                turn.SetResult();
            }
            else
            {
                clock.Fire(choice - turns.Count);
            }
        }

        foreach (var task in running)
        {
            task.GetAwaiter().GetResult();
        }
    }
}
