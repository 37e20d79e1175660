using System.Text.RegularExpressions;
using CompanionChat.Tests.Infrastructure;

namespace CompanionChat.Tests.Architecture;

/// <summary>
/// The faults that <c>CompanionChat.Tests/planted-bugs</c> plants, to see each of them caught. That takes minutes; that they can be planted at all, and so
/// still mean something, is looked at here.
/// </summary>
public sealed partial class PlantedBugsTests
{
    private static IReadOnlyList<string> Patches { get; } =
        Directory.GetFiles(Path.Combine(Contract.RepositoryRoot(), "CompanionChat.Tests", "PlantedBugs"), "*.patch");

    [Fact]
    public void There_are_many_and_the_ten_worst_traps_are_among_them()
    {
        var traps = Patches.Select(patch => Head(patch).Groups["trap"].Value).ToHashSet(StringComparer.Ordinal);

        Assert.True(Patches.Count >= 25, $"There are {Patches.Count}.");
        Assert.All(Enumerable.Range(1, 10), number => Assert.Contains($"T{number}", traps));
    }

    [Fact]
    public void Each_says_what_it_is_and_what_catches_it() => Assert.All(Patches, patch => Assert.True(Head(patch).Success, patch));

    [Fact]
    public async Task Each_can_be_planted()
    {
        if (!Path.Exists(Path.Combine(Contract.RepositoryRoot(), ".git")))
        {
            return; // No checkout but a copy of one, in which a fault may be planted just now.
        }

        var checks = await Task.WhenAll(Patches.Select(patch => Command.RunAsync("git", ["apply", "--check", patch])));

        Assert.All(checks, check => Assert.True(check.ExitCode == 0, check.Output));
    }

    private static Match Head(string patch) => Header().Match(File.ReadAllText(patch));

    [GeneratedRegex(
        @"\A[A-Z].*\.\nTrap: (?<trap>T\d+|-)\nCaught by: FullyQualifiedName~[\w.]+(\|FullyQualifiedName~[\w.]+)*\n\ndiff --git ",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Header();
}
