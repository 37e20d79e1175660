using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace CompanionChat.Tests.Model.Sequences;

/// <summary>
/// The app's handlers and activities against a reference, in random sequences of operations, faults, deaths and races. A failure is shrunk, and names
/// the seed that repeats it (CONTRIBUTING, "Sequences and races").
/// </summary>
public sealed class SequenceTests
{
    [Fact]
    public async Task Every_sequence_leaves_what_the_reference_says()
    {
        var count = int.Parse(Setting("MODEL_SEQUENCES") ?? "10000", CultureInfo.InvariantCulture);
        var config = Config.QuickThrowOnFailure.WithMaxTest(count).WithQuietOnSuccess(true);
        if (Setting("MODEL_REPLAY")?.Trim('(', ')').Split(',') is [var seed, var gamma, ..])
        {
            config = config.WithReplay(ulong.Parse(seed, CultureInfo.InvariantCulture), ulong.Parse(gamma, CultureInfo.InvariantCulture)).WithMaxTest(1);
        }

        // On a thread without a synchronization context: what completes there goes on at once, in the order that the seed gives.
        await Task.Run(() => Check.One(config, Prop.ForAll<Step[]>(Sequences.Arbitrary, steps => Play.Run(steps))));
    }

    private static string? Setting(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
