namespace CompanionChat.Tests.Model.Sequences;

/// <summary>
/// The app's handlers and activities against a reference, in random sequences of operations, faults, deaths and races. A failure is shrunk, and names
/// the seed that repeats it (CONTRIBUTING, "Sequences and races").
/// </summary>
public sealed class SequenceTests
{
    [Fact]
    public Task Every_sequence_leaves_what_the_reference_says() => RandomRuns.CheckAsync(Sequences.Arbitrary, steps => Play.Run(steps));
}
