namespace CompanionChat.Bench;

/// <summary>What was asked for.</summary>
/// <param name="Quick">Small sizes and short rounds: shows that everything works, and roughly what it costs.</param>
/// <param name="Only">The one part to run, or null for all.</param>
internal sealed record BenchOptions(bool Quick, string? Only)
{
    /// <summary>Rounds of everything; between two rounds of one thing all others have theirs.</summary>
    public const int Rounds = 3;

    public const string Usage = """
        Measures CompanionChat on this machine, prints tables and writes them into docs/BENCHMARKS.md.

          --quick        small sizes and short rounds; prints only
          --only NAME    one part: start, operations, requests or browser
        """;

    /// <summary>How long a round lasts where nothing else is said.</summary>
    public TimeSpan RoundLength => TimeSpan.FromSeconds(Quick ? 0.2 : 1.5);

    /// <summary>How long a round lasts where only sizes differ.</summary>
    public TimeSpan ShortRoundLength => TimeSpan.FromSeconds(Quick ? 0.15 : 0.5);

    /// <summary>How long each of the rounds lasts that are not counted.</summary>
    public TimeSpan WarmUpLength => TimeSpan.FromSeconds(Quick ? 0.15 : 1.5);

    /// <summary>The command that gives the same again.</summary>
    public string Command => $"./bench/run{(Quick ? " --quick" : "")}{(Only is null ? "" : $" --only {Only}")}";

    /// <summary>Reads the command line; null where it makes no sense, or where help is asked for.</summary>
    public static BenchOptions? Parse(IReadOnlyList<string> arguments)
    {
        var options = new BenchOptions(Quick: false, Only: null);
        for (var i = 0; i < arguments.Count; i++)
        {
            switch (arguments[i])
            {
                case "--quick":
                    options = options with { Quick = true };
                    break;
                case "--only" when i + 1 < arguments.Count:
                    options = options with { Only = arguments[++i] };
                    break;
                default:
                    return null;
            }
        }

        return options;
    }
}
