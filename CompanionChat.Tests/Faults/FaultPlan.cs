namespace CompanionChat.Tests.Faults;

/// <summary>Numbers the requests that a use case makes, to storage and to upstreams alike, and says which of them a fault befalls.</summary>
public sealed class FaultPlan
{
    private static readonly AsyncLocal<bool> Aside = new();

    private readonly Lock gate = new();
    private readonly List<string> seen = [];
    private readonly List<Func<Task>> late = [];
    private (int Number, FaultKind Kind)? armed;
    private string? down;
    private bool isCounting;

    /// <summary>Whether the fault befell its request.</summary>
    public bool HasStruck { get; private set; }

    /// <summary>What was asked since the plan was armed, in order.</summary>
    public IReadOnlyList<string> Seen
    {
        get
        {
            lock (gate)
            {
                return [.. seen];
            }
        }
    }

    /// <summary>Counts from here.</summary>
    /// <param name="fault">Which request is befallen, counted from 1, and by what; null: none.</param>
    public void Arm((int Number, FaultKind Kind)? fault)
    {
        lock (gate)
        {
            seen.Clear();
            late.Clear();
            (armed, down, isCounting, HasStruck) = (fault, null, true, false);
        }
    }

    /// <summary>The faults are over: what comes now is neither counted nor befallen.</summary>
    public void Disarm()
    {
        lock (gate)
        {
            (armed, down, isCounting) = (null, null, false);
        }
    }

    /// <summary>Runs what the test itself does in the host: it is not counted.</summary>
    public static async Task<T> AsideAsync<T>(Func<Task<T>> act)
    {
        Aside.Value = true;
        return await act();
    }

    /// <summary>A request is about to be sent.</summary>
    /// <param name="what">What it is.</param>
    /// <returns>Its number; 0 where nobody counts.</returns>
    public int Number(string what)
    {
        lock (gate)
        {
            if (!isCounting || Aside.Value)
            {
                return 0;
            }

            seen.Add(what);
            return seen.Count;
        }
    }

    /// <summary>What befalls a request; null where nothing does.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="isFirstTry">Whether this is not a repetition of it.</param>
    public FaultKind? Of(int number, bool isFirstTry)
    {
        lock (gate)
        {
            if (number == 0 || armed is not { } fault || fault.Number != number
                || (!isFirstTry && fault.Kind is FaultKind.NotSent or FaultKind.AnswerLost or FaultKind.Doubled))
            {
                return null;
            }

            HasStruck = true;
            return fault.Kind;
        }
    }

    /// <summary>
    /// What befalls a call to an upstream; null where nothing does. There a further try is a call of its own, so what befalls every try befalls all calls
    /// to that upstream from then on.
    /// </summary>
    /// <param name="number">Its number.</param>
    /// <param name="upstream">The upstream.</param>
    public FaultKind? OfCall(int number, string upstream)
    {
        lock (gate)
        {
            var befallen = Of(number, isFirstTry: true);
            if (befallen is FaultKind.NeverSent or FaultKind.EveryAnswerLost)
            {
                down = upstream;
            }

            return befallen ?? (number > 0 && down == upstream ? armed?.Kind : null);
        }
    }

    /// <summary>Keeps a request that is carried out later.</summary>
    public void Later(Func<Task> carryOut)
    {
        lock (gate)
        {
            late.Add(carryOut);
        }
    }

    /// <summary>Carries out what was kept.</summary>
    public async Task LandAsync()
    {
        List<Func<Task>> landing;
        lock (gate)
        {
            landing = [.. late];
            late.Clear();
        }

        foreach (var carryOut in landing)
        {
            await carryOut();
        }
    }
}
