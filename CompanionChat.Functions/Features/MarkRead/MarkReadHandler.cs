using CompanionChat.Domain;
using CompanionChat.Domain.Conversations;
using CompanionChat.Domain.Payments;
using CompanionChat.Domain.Visitors;
using CompanionChat.Functions.Hosting;

namespace CompanionChat.Functions.Features.MarkRead;

/// <summary>Moves a read mark. Where nothing moves, nothing is written.</summary>
public sealed class MarkReadHandler(IChatStore store, CommitRetries retries, TimeProvider clock)
{
    /// <summary>Moves it.</summary>
    public Task<Decision<Marked>> HandleAsync(UserKey user, ConversationId id, DateTimeOffset at, CancellationToken cancellationToken) =>
        retries.UntilSettledAsync<Marked>(CommitRetries.ForAPerson, token => TryAsync(user, id, at, token), cancellationToken);

    private async Task<Decision<Marked>?> TryAsync(UserKey user, ConversationId id, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var profile = store.ReadProfileAsync(user, cancellationToken);
        var conversation = store.ReadConversationAsync(user, id.CompanionId, cancellationToken);
        await Task.WhenAll(profile, conversation);
        if (await conversation is not { } stored)
        {
            return Refusal.NotFound;
        }

        var premium = Profile.IsPremium((await profile)?.Value, clock.Now());
        if (ReadRules.MarkRead(stored.Value, at.Cut()) is not { } moved)
        {
            return new Marked(null, premium);
        }

        Decision<Marked>? marked = new Marked(moved, premium);
        return await store.CommitAsync(user, [Change.Replace(stored, moved)], cancellationToken) ? marked : null;
    }

    /// <summary>What marking did.</summary>
    /// <param name="Moved">The conversation as it is now; null where nothing moved.</param>
    /// <param name="PremiumActive">Whether the user is premium.</param>
    public sealed record Marked(Conversation? Moved, bool PremiumActive);
}
