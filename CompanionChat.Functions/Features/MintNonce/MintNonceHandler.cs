using System.Security.Cryptography;
using CompanionChat.Domain;
using CompanionChat.Domain.Conversations;
using CompanionChat.Domain.Visitors;
using CompanionChat.Functions.Hosting;
using Microsoft.Extensions.Options;

namespace CompanionChat.Functions.Features.MintNonce;

/// <summary>Checks a token, and stores a nonce.</summary>
public sealed class MintNonceHandler(IChatStore store, IHumanVerifier verifier, NonceClearing clearing, IOptions<ChatOptions> options, TimeProvider clock)
{
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
        var id = NonceId.From(now, RandomNumberGenerator.GetBytes(NonceId.EntropyBytes));
        var nonce = NonceRules.Mint(id, now, TimeSpan.FromSeconds(options.Value.Nonce.LifetimeSeconds));

        // A conflict can only be this very insert, whose first answer was lost: the id is random.
        await Task.WhenAll(
            store.CommitAsync(user, [Change.Insert(nonce)], cancellationToken), clearing.ClearAsync(user, id, now, cancellationToken));
        return nonce;
    }
}
