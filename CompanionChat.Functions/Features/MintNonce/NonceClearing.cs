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
    private const int RecentPage = 20;

    // Clocks of two instances differ; and a mint that fails after it was counted on clears nothing.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    /// <summary>Clears, as a mint does on the way. Where another mint clears at the same time, one of the two does it.</summary>
    /// <param name="user">Whose.</param>
    /// <param name="own">The nonce that is being minted.</param>
    /// <param name="now">The time, in whole milliseconds.</param>
    /// <param name="cancellationToken">The caller has gone.</param>
    public async Task ClearAsync(UserKey user, NonceId own, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var recent = RecentAsync(user, own, now, cancellationToken);
        var old = OldAsync(user, now, cancellationToken);
        await Task.WhenAll(recent, old);
        var spent = (await recent).Concat(await old).DistinctBy(nonce => nonce.Value.Id).Take(MaxChanges).Select(Change.Delete).ToList();
        if (spent.Count > 0)
        {
            await store.CommitAsync(user, spent, cancellationToken);
        }
    }

    private async Task<List<Stored<Nonce>>> RecentAsync(UserKey user, NonceId own, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var spent = new List<Stored<Nonce>>();
        DateTimeOffset? cleared = null;
        await foreach (var nonce in store.ReadNoncesAsync(user, now + Margin, RecentPage, cancellationToken))
        {
            if (nonce.Value.Id == own)
            {
                continue;
            }

            cleared ??= nonce.Value.Id.Time - TimeSpan.FromSeconds(options.Value.Nonce.LifetimeSeconds) - Margin;
            if (nonce.Value.Id.Time < cleared || spent.Count == MaxChanges)
            {
                break;
            }

            if (NonceRules.IsSpent(nonce.Value, now))
            {
                spent.Add(nonce);
            }
        }

        return spent;
    }

    private async Task<List<Stored<Nonce>>> OldAsync(UserKey user, DateTimeOffset now, CancellationToken cancellationToken) =>
        await store.ReadNoncesAsync(user, now - NonceRules.UsedLifetime, MaxChanges, cancellationToken)
            .Where(nonce => NonceRules.IsSpent(nonce.Value, now))
            .Take(MaxChanges)
            .ToListAsync(cancellationToken);
}
