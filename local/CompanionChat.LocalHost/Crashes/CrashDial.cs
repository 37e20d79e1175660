namespace CompanionChat.LocalHost.Crashes;

/// <summary>
/// Kills this process at a chosen request that it sends, to storage or to an upstream, so that tests can show that nothing is lost or done twice at any
/// of them. Both kinds are numbered alike, each try of its own. It can also write down what is sent.
/// </summary>
internal sealed class CrashDial
{
    private readonly Lock gate = new();
    private readonly Action kill;
    private List<string>? sent;
    private int remaining;
    private CrashMoment moment;

    public CrashDial()
        : this(KillThisProcess)
    {
    }

    internal CrashDial(Action kill) => this.kill = kill;

    /// <summary>What was sent since <see cref="Listen"/>, in order; empty where nobody listens.</summary>
    public IReadOnlyList<string> Sent
    {
        get
        {
            lock (gate)
            {
                return [.. sent ?? []];
            }
        }
    }

    /// <summary>Sets it.</summary>
    public void Arm(CrashOrder order)
    {
        moment = order.When;
        Volatile.Write(ref remaining, order.AtRequest);
    }

    /// <summary>Writes down from here what is sent.</summary>
    public void Listen()
    {
        lock (gate)
        {
            sent = [];
        }
    }

    /// <summary>A request is about to be sent. If it is the chosen one, and is not to be sent, this is the end.</summary>
    /// <param name="request">The request.</param>
    /// <param name="name">Names it, where somebody listens.</param>
    /// <returns>Whether <see cref="Strike"/> is due when its answer is there.</returns>
    public bool Sending<T>(T request, Func<T, string> name)
    {
        if (Volatile.Read(ref sent) is not null)
        {
            Note(name(request));
        }

        if (Volatile.Read(ref remaining) <= 0 || Interlocked.Decrement(ref remaining) != 0)
        {
            return false;
        }

        if (moment == CrashMoment.Before)
        {
            kill();
        }

        return moment == CrashMoment.After;
    }

    /// <summary>This is the end.</summary>
    public void Strike() => kill();

    private void Note(string name)
    {
        lock (gate)
        {
            sent?.Add(name);
        }
    }

    // SIGKILL where there are signals: no handler, no flush, no goodbye.
    private static void KillThisProcess()
    {
        using var own = System.Diagnostics.Process.GetCurrentProcess();
        own.Kill();
        own.WaitForExit();
    }
}
