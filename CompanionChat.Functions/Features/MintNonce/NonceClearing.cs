using CompanionChat.Domain;
using CompanionChat.Domain.Conversations;
using CompanionChat.Domain.Visitors;
using CompanionChat.Functions.Hosting;
using Microsoft.Extensions.Options;

namespace CompanionChat.Functions.Features.MintNonce;

/// <summary>
/// Clears away the nonces of a user that serve nobody any more: unused ones that have expired, and used ones after a day. It reads a few rows however
/// many there are: what had expired before the last mint was cleared by that one.
/// </summary>
public sealed class NonceClearing(IChatStore store, IOptions<ChatOptions> options)
{
    private const int MaxChanges = 100;
    private const int PageSize = 50;

    // Clocks of two instances differ; and a mint that fails after it was counted on clears nothing.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    /// <summary>Clears, as a mint does on the way. Where another mint clears at the same time, one of the two does it.</summary>
    /// <param name="user">Whose.</param>
    /// <param name="own">The nonce that is being minted.</param>
    /// <param name="now">The time, in whole milliseconds.</param>
    /// <param name="cancellationToken">The caller has gone.</param>
    public async Task ClearAsync(UserKey user, NonceId own, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (seen, sawAll) = await ReadRecentAsync(user, own, now, cancellationToken);
        if (!sawAll)
        {
            seen.AddRange(await store.ReadNoncesAsync(user, now - NonceRules.UsedLifetime, MaxChanges, cancellationToken)
                .Take(MaxChanges)
                .ToListAsync(cancellationToken));
        }

        var spent = seen.Where(nonce => NonceRules.IsSpent(nonce.Value, now)).DistinctBy(nonce => nonce.Value.Id).Take(MaxChanges).Select(Change.Delete).ToList();
        if (spent.Count > 0)
        {
            await store.CommitAsync(user, spent, cancellationToken);
        }
    }

    // The newest of the others is that of the last mint. What had expired by then that mint has cleared, so nobody need look further back.
    private async Task<(List<Stored<Nonce>> Seen, bool SawAll)> ReadRecentAsync(
        UserKey user, NonceId own, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var seen = new List<Stored<Nonce>>();
        await foreach (var nonce in store.ReadNoncesAsync(user, now + Margin, PageSize, cancellationToken))
        {
            if (nonce.Value.Id == own)
            {
                continue;
            }

            seen.Add(nonce);
            var cleared = seen[0].Value.Id.Time - TimeSpan.FromSeconds(options.Value.Nonce.LifetimeSeconds) - Margin;
            if (seen.Count >= PageSize - 1 && (nonce.Value.Id.Time < cleared || seen.Count >= 4 * PageSize))
            {
                return (seen, false);
            }
        }

        return (seen, true);
    }
}
