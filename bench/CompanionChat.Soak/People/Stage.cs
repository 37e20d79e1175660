using CompanionChat.Soak.Checks;
using CompanionChat.Soak.Faults;
using CompanionChat.Soak.World;

namespace CompanionChat.Soak.People;

/// <summary>Where visitors are.</summary>
/// <param name="App">The app.</param>
/// <param name="Verdict">Who is told of violations.</param>
/// <param name="Dials">What is failing now.</param>
/// <param name="Seed">The run's.</param>
/// <param name="Clock">The time.</param>
internal sealed record Stage(MortalApp App, Verdict Verdict, Dials Dials, int Seed, TimeProvider Clock)
{
    private readonly long began = Clock.GetTimestamp();

    /// <summary>Since the run began.</summary>
    public TimeSpan Elapsed => Clock.GetElapsedTime(began);

    /// <summary>Whom one can talk with.</summary>
    public IReadOnlyList<string> Companions { get; init; } = [];

    /// <summary>What a new conversation has.</summary>
    public int Quota { get; init; }

    /// <summary>Requests, by what was asked.</summary>
    public Counts Requests { get; } = new();

    /// <summary>What became of them, and what happened besides.</summary>
    public Counts Events { get; } = new();

    /// <summary>Something must never be.</summary>
    public void Condemn(string rule, Visitor visitor, string what) => Verdict.Condemn(new Violation(rule, visitor.Marker, what));
}
