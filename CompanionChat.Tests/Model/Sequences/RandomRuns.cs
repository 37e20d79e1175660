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
    private static readonly Config Usually = Config.QuickThrowOnFailure.WithQuietOnSuccess(true);

    /// <summary>Runs it.</summary>
    /// <param name="sequences">Makes them.</param>
    /// <param name="run">Fails by an exception.</param>
    /// <param name="share">How much slower than others it is: so many fewer are run.</param>
    public static Task CheckAsync<T>(Arbitrary<T[]> sequences, Action<T[]> run, int share = 1) =>
        CheckAsync(sequences, run, Setting("MODEL_REPLAY") is { } replay ? Again(replay) : Many(Setting("MODEL_SEQUENCES"), share));

    /// <summary>Runs it as it is told to.</summary>
    // On a thread without a synchronization context: what completes there goes on at once, in the order that the seed gives.
    public static Task CheckAsync<T>(Arbitrary<T[]> sequences, Action<T[]> run, Config config) => Task.Run(() => Check.One(config, Prop.ForAll(sequences, run)));

    /// <summary>The one sequence that a failure names.</summary>
    /// <param name="replay">Its seed and its size: the seed alone makes another sequence.</param>
    public static Config Again(string replay) => replay.Trim('(', ')').Split(',') is [var seed, var gamma, var size]
        ? Usually
            .WithReplay(ulong.Parse(seed, CultureInfo.InvariantCulture), ulong.Parse(gamma, CultureInfo.InvariantCulture), int.Parse(size, CultureInfo.InvariantCulture))
            .WithMaxTest(1)
        : throw new FormatException("MODEL_REPLAY takes the three numbers after \"Replay directly at failing step with\".");

    private static Config Many(string? given, int share) =>
        Usually.WithMaxTest(Math.Max(1, (given is null ? Usual : int.Parse(given, CultureInfo.InvariantCulture)) / share));

    private static string? Setting(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
