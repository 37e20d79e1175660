using FsCheck;
using FsCheck.Fluent;

namespace CompanionChat.Tests.Model.Sequences;

/// <summary>The numbers in a failure are worth nothing unless they lead back to it.</summary>
public sealed class RandomRunsTests
{
    private const string Before = "Replay directly at failing step with ";
    private const int Rare = 500;

    [Fact]
    public async Task What_a_failure_names_makes_the_same_sequence_again()
    {
        var (runs, failed) = (0, "");
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => RandomRuns.CheckAsync(Unshrunk, Fail, Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(2 * Rare)));
        var replay = failure.Message.Split('\n').Single(line => line.StartsWith(Before, StringComparison.Ordinal))[Before.Length..].Split(')')[0] + ")";
        var seen = new List<string>();

        await RandomRuns.CheckAsync(Unshrunk, steps => seen.Add(string.Join<Step>("; ", steps)), RandomRuns.Again(replay));

        Assert.Equal(failed, Assert.Single(seen));

        void Fail(Step[] steps)
        {
            failed = string.Join<Step>("; ", steps);
            Assert.True(++runs < Rare, "It fails late.");
        }
    }

    [Theory]
    [InlineData("1,2")]
    [InlineData("all")]
    public void A_seed_without_its_size_is_refused(string replay) => Assert.Throws<FormatException>(() => RandomRuns.Again(replay));

    private static Arbitrary<Step[]> Unshrunk { get; } = Arb.From(Sequences.Arbitrary.Generator);
}
