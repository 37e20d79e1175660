using System.Security.Cryptography;
using System.Text;

namespace CompanionChat.LocalHost.Simulators.Turnstile;

/// <summary>Remembers which tokens were redeemed, and by which idempotency key. Safe to use from many threads.</summary>
public sealed class TokenLedger
{
    /// <summary>More than a long afternoon's worth; beyond it the oldest are forgotten, so that a load test does not fill the memory.</summary>
    private const int Kept = 200_000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, (string Key, DateTimeOffset At)> redeemed = new(StringComparer.Ordinal);
    private readonly Queue<string> oldestFirst = new();

    /// <summary>Redeems a token.</summary>
    /// <param name="token">Which.</param>
    /// <param name="idempotencyKey">Who redeems it; the same key may again. Empty: nobody in particular.</param>
    /// <param name="now">When.</param>
    /// <returns>When it was first redeemed; null where another did that.</returns>
    public DateTimeOffset? Redeem(string token, string idempotencyKey, DateTimeOffset now)
    {
        var digest = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
        lock (gate)
        {
            if (redeemed.TryGetValue(digest, out var first))
            {
                return first.Key.Length > 0 && string.Equals(first.Key, idempotencyKey, StringComparison.Ordinal) ? first.At : null;
            }

            redeemed.Add(digest, (idempotencyKey, now));
            oldestFirst.Enqueue(digest);
            if (oldestFirst.Count > Kept)
            {
                redeemed.Remove(oldestFirst.Dequeue());
            }

            return now;
        }
    }
}
