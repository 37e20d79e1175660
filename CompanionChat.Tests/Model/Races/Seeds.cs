using System.Globalization;
using Xunit.Sdk;

namespace CompanionChat.Tests.Model.Races;

/// <summary>Runs a race once per seed. <c>MODEL_SEEDS</c> says how many instead of 2,000, and slow races follow in proportion; <c>MODEL_SEED</c> which one alone.</summary>
internal static class Seeds
{
    /// <summary>How many there are.</summary>
    public const int Usual = 2_000;

    /// <summary>Runs it; the first failure names its seed.</summary>
    /// <param name="race">Must decide everything by the seed.</param>
    /// <param name="atMost">How many seeds, where nothing else is said.</param>
    public static async Task EachAsync(Func<int, Task> race, int atMost = Usual)
    {
        var first = Setting("MODEL_SEED") ?? 0;
        var count = Setting("MODEL_SEED") is null ? atMost * (Setting("MODEL_SEEDS") ?? Usual) / Usual : 1;

        // On a thread without a synchronization context: what completes there goes on at once, in the order that the seed gives.
        await Task.Run(async () =>
        {
            for (var seed = first; seed < first + count; seed++)
            {
                try
                {
                    await race(seed);
                }
                catch (Exception failure)
                {
                    throw new XunitException($"MODEL_SEED={seed.ToString(CultureInfo.InvariantCulture)}: {failure.Message}", failure);
                }
            }
        });
    }

    /// <summary>The same on a track; its own seeds are in proportion.</summary>
    public static Task EachAsync(ITrack track, Action<int> race) => EachAsync(
        seed =>
        {
            race(seed);
            return Task.CompletedTask;
        },
        track.Seeds);

    private static int? Setting(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
