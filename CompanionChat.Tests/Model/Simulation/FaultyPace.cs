using CompanionChat.Tests.Model.Memory;

namespace CompanionChat.Tests.Model.Simulation;

/// <summary>Nobody waits for anybody, but one step goes wrong.</summary>
/// <param name="fault">How.</param>
/// <param name="at">Which step, counted from 1.</param>
internal sealed class FaultyPace(Fault fault, int at) : IPace
{
    private static readonly Task Never = new TaskCompletionSource().Task;
    private int steps;

    /// <summary>Whether the process is dead: none of its operations goes on.</summary>
    public bool IsDead { get; private set; }

    /// <summary>Whether it went wrong.</summary>
    public bool HasStruck => steps >= at && fault != Fault.None;

    /// <summary>The commit that is still under way; null for none.</summary>
    public Func<bool>? Lingering { get; private set; }

    public Task StepAsync(Func<Exception>? lost)
    {
        var strikes = ++steps == at;
        if (IsDead || (strikes && fault is Fault.KillBefore or Fault.KillAfter or Fault.Linger))
        {
            IsDead = true;
            return Never;
        }

        return strikes && lost is not null && fault is Fault.LoseRequest or Fault.LoseAnswer ? Task.FromException(lost!()) : Task.CompletedTask;
    }

    public async Task<bool> CommitAsync(Func<bool> commit)
    {
        var strikes = ++steps == at;
        if (IsDead || (strikes && fault is Fault.KillBefore or Fault.Linger))
        {
            Lingering = strikes && fault is Fault.Linger ? commit : Lingering;
            await DieAsync();
        }

        if (strikes && fault is Fault.LoseRequest)
        {
            throw MemoryChat.Lost();
        }

        var committed = commit();
        if (strikes && fault is Fault.KillAfter)
        {
            await DieAsync();
        }

        return strikes && fault is Fault.LoseAnswer ? throw MemoryChat.Lost() : committed;
    }

    private Task DieAsync()
    {
        IsDead = true;
        return Never;
    }
}
