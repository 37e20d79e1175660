namespace CompanionChat.Soak.People;

/// <summary>All visitors: so many are there at once, and whoever leaves is followed by another.</summary>
internal sealed class Town(Stage stage, int users)
{
    private static readonly TimeSpan ShortestStay = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LongestStay = TimeSpan.FromSeconds(180);

    private readonly Lock gate = new();
    private readonly List<Visitor> visitors = [];

    /// <summary>All who ever came, in the order in which they came.</summary>
    public IReadOnlyList<Visitor> Visitors
    {
        get
        {
            lock (gate)
            {
                return [.. visitors];
            }
        }
    }

    /// <summary>Somebody else, who may have left.</summary>
    public Visitor Another(Visitor than)
    {
        var others = Visitors.Where(visitor => visitor != than).ToList();
        return others.Count > 0 ? than.One(others) : new Visitor(0, stage);
    }

    /// <summary>One more comes.</summary>
    public Visitor Arrive()
    {
        lock (gate)
        {
            visitors.Add(new Visitor(visitors.Count + 1, stage));
            return visitors[^1];
        }
    }

    /// <summary>Lets them come and go.</summary>
    /// <param name="closing">The town closes: everybody ends what is under way, and leaves.</param>
    public Task LiveAsync(CancellationToken closing) => Task.WhenAll(Enumerable.Range(0, users).Select(async place =>
    {
        var random = new Random(unchecked((stage.Seed * 31) + place));
        while (!closing.IsCancellationRequested)
        {
            using var over = CancellationTokenSource.CreateLinkedTokenSource(closing);
            over.CancelAfter(ShortestStay + ((LongestStay - ShortestStay) * random.NextDouble()));
            await new Stay(Arrive(), stage, this).LiveAsync(over.Token, stage.Verdict.Ended);
        }
    }));
}
