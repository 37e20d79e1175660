using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace CompanionChat.Tests.Model.Sequences;

/// <summary>
/// Runs something once per random sequence; a failure is shrunk, and names the seed that repeats it. <c>MODEL_SEQUENCES</c> says how many instead of
/// 10,000, and slow ones follow in proportion; <c>MODEL_REPLAY</c> which one alone.
/// </summary>
internal static class RandomRuns
{
    private const int Usual = 10_000;

    /// <summary>Runs it.</summary>
    /// <param name="sequences">Makes them.</param>
    /// <param name="run">Fails by an exception.</param>
    /// <param name="share">How much slower than others it is: so many fewer are run.</param>
    public static async Task CheckAsync<T>(Arbitrary<T[]> sequences, Action<T[]> run, int share = 1)
    {
        var count = Setting("MODEL_SEQUENCES") is { } given ? int.Parse(given, CultureInfo.InvariantCulture) : Usual;
        var config = Config.QuickThrowOnFailure.WithMaxTest(Math.Max(1, count / share)).WithQuietOnSuccess(true);
        if (Setting("MODEL_REPLAY")?.Trim('(', ')').Split(',') is [var seed, var gamma, ..])
        {
            config = config.WithReplay(ulong.Parse(seed, CultureInfo.InvariantCulture), ulong.Parse(gamma, CultureInfo.InvariantCulture)).WithMaxTest(1);
        }

        // On a thread without a synchronization context: what completes there goes on at once, in the order that the seed gives.
        await Task.Run(() => Check.One(config, Prop.ForAll(sequences, run)));
    }

    private static string? Setting(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
