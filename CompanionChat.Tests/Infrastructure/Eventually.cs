using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace CompanionChat.Tests.Infrastructure;

/// <summary>Waits for what nothing announces: looks again and again, for a bounded time.</summary>
public static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    /// <summary>Waits until it is so, which needs no looking anywhere but in this process.</summary>
    public static Task TrueAsync(Func<bool> isSo, [CallerArgumentExpression(nameof(isSo))] string what = "") =>
        TrueAsync(() => Task.FromResult(isSo()), what);

    /// <summary>Waits until it is so.</summary>
    public static async Task TrueAsync(Func<Task<bool>> isSo, string what)
    {
        var watch = Stopwatch.StartNew();
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!await isSo())
        {
            Assert.True(watch.Elapsed < Patience, $"Not within {Patience.TotalSeconds} s: {what}.");
            await pause.WaitForNextTickAsync();
        }
    }
}
