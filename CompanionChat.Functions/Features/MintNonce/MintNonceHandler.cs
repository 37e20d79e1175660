using System.Security.Cryptography;
using CompanionChat.Domain;
using CompanionChat.Domain.Conversations;
using CompanionChat.Domain.Visitors;
using CompanionChat.Functions.Hosting;
using Microsoft.Extensions.Options;

namespace CompanionChat.Functions.Features.MintNonce;

/// <summary>Checks a token, stores a nonce, and clears away the user's nonces that serve nobody any more.</summary>
public sealed class MintNonceHandler(IChatStore store, IHumanVerifier verifier, IOptions<ChatOptions> options, TimeProvider clock)
{
    private const int MaxChanges = 100;

    /// <summary>Mints a nonce for this user.</summary>
    public async Task<Decision<Nonce>> HandleAsync(UserKey user, string token, CancellationToken cancellationToken)
    {
        switch (await verifier.VerifyAsync(token, cancellationToken))
        {
            case HumanVerdict.Refused:
                return Refusal.TurnstileFailed;
            case HumanVerdict.Unavailable:
                return Refusal.TurnstileUnavailable;
        }

        var now = clock.Now();
        var nonce = NonceRules.Mint(
            NonceId.From(RandomNumberGenerator.GetBytes(NonceId.EntropyBytes)), now, TimeSpan.FromSeconds(options.Value.Nonce.LifetimeSeconds));

        // A conflict can only be this very insert, whose first answer was lost: the id is random.
        await Task.WhenAll(
            store.CommitAsync(user, [Change.Insert(nonce)], cancellationToken),
            ClearAsync(user, now, cancellationToken));
        return nonce;
    }

    // Where another mint clears at the same time, one of the two does it: the next mint looks again.
    private async Task ClearAsync(UserKey user, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var spent = await store.ReadNoncesAsync(user, cancellationToken)
            .Where(nonce => NonceRules.IsSpent(nonce.Value, now))
            .Take(MaxChanges)
            .Select(nonce => Change.Delete(nonce))
            .ToListAsync(cancellationToken);
        if (spent.Count > 0)
        {
            await store.CommitAsync(user, spent, cancellationToken);
        }
    }
}
