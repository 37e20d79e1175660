using CompanionChat.Tests.Model.Simulation;

namespace CompanionChat.Tests.Model.Sequences;

/// <summary>One step of a sequence. Its numbers choose among whatever there is by then, so that a sequence makes sense with any of its steps left out.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="User">Whose.</param>
/// <param name="Choice">Which of what there is, the newest first.</param>
/// <param name="Way">How.</param>
public sealed record Step(Kind Kind, int User, int Choice, int Way)
{
    /// <summary>What goes wrong.</summary>
    public Fault Fault { get; init; }

    /// <summary>With which of its requests, counted from 1.</summary>
    public int At { get; init; } = 1;

    /// <summary>What happens at the same time in another process; null for nothing.</summary>
    public Step? With { get; init; }

    /// <summary>Decides whose turn it is then.</summary>
    public int Seed { get; init; }

    public override string ToString() =>
        $"{Kind} {User} {Choice} {Way}" + (Fault == Fault.None ? "" : $" {Fault} at {At}") + (With is null ? "" : $" with ({With}) by {Seed}");
}
