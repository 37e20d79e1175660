namespace CompanionChat.Soak.Checks;

/// <summary>Counts the checks, and ends the run with the first violation. Safe to use from many threads.</summary>
internal sealed class Verdict : IDisposable
{
    private readonly CancellationTokenSource ending = new();
    private Violation? first;
    private long checks;

    /// <summary>Cancelled by the first violation.</summary>
    public CancellationToken Ended => ending.Token;

    /// <summary>The first violation; null so far.</summary>
    public Violation? First => Volatile.Read(ref first);

    /// <summary>How many checks were made.</summary>
    public long Checks => Interlocked.Read(ref checks);

    /// <summary>A check was made.</summary>
    /// <param name="found">What it found; nothing where all is well.</param>
    public void Checked(params IEnumerable<Violation> found)
    {
        Interlocked.Increment(ref checks);
        if (found.FirstOrDefault() is { } violation)
        {
            Condemn(violation);
        }
    }

    /// <summary>Ends the run.</summary>
    public void Condemn(Violation violation)
    {
        if (Interlocked.CompareExchange(ref first, violation, null) is null)
        {
            ending.Cancel();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => ending.Dispose();
}
