using System.Globalization;

namespace CompanionChat.Soak;

/// <summary>What was asked for.</summary>
/// <param name="Minutes">How long visitors come and go; the rest is settled and counted after that.</param>
/// <param name="Users">How many are there at once.</param>
/// <param name="Seed">Who does what, what goes wrong, and when.</param>
/// <param name="Kills">Whether the app is killed in the first half.</param>
internal sealed record SoakOptions(double Minutes, int Users, int Seed, bool Kills)
{
    public const string Usage = """
        Uses CompanionChat as many people do while everything around it fails, and checks all the while that nothing is lost, doubled or shown to others.
        A violation ends it with exit code 1.

          --minutes N    how long (30); the tables go into docs/BENCHMARKS.md where it is 30 or more
          --users N      how many people are there at once (24)
          --seed N       who does what, what goes wrong, and when (1)
          --no-kill      never kill the app
        """;

    private const int LongEnoughForThePage = 30;

    /// <summary>How long.</summary>
    public TimeSpan Length => TimeSpan.FromMinutes(Minutes);

    /// <summary>The second half is undisturbed by kills, so that there is one process whose memory can be watched.</summary>
    public TimeSpan KillsUntil => Kills ? Length / 2 : TimeSpan.Zero;

    /// <summary>Whether the page is written.</summary>
    public bool WritesPage => Minutes >= LongEnoughForThePage;

    /// <summary>The command that gives the like again.</summary>
    public string Command => string.Create(
        CultureInfo.InvariantCulture, $"./bench/soak --minutes {Minutes} --users {Users} --seed {Seed}{(Kills ? "" : " --no-kill")}");

    /// <summary>Reads the command line; null where it makes no sense, or where help is asked for.</summary>
    public static SoakOptions? Parse(IReadOnlyList<string> arguments)
    {
        var options = new SoakOptions(Minutes: 30, Users: 24, Seed: 1, Kills: true);
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] is "--no-kill")
            {
                options = options with { Kills = false };
            }
            else if (i + 1 == arguments.Count || !double.TryParse(arguments[i + 1], CultureInfo.InvariantCulture, out var number) || !(number > 0))
            {
                return null;
            }
            else if (With(options, arguments[i++], number) is { } with)
            {
                options = with;
            }
            else
            {
                return null;
            }
        }

        return options;
    }

    private static SoakOptions? With(SoakOptions options, string name, double number) => name switch
    {
        "--minutes" => options with { Minutes = number },
        "--users" => options with { Users = (int)number },
        "--seed" => options with { Seed = (int)number },
        _ => null,
    };
}
