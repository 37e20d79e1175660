using System.Security.Cryptography;
using CompanionChat.Domain;
using CompanionChat.Domain.Companions;
using CompanionChat.Domain.Conversations;
using CompanionChat.Domain.Payments;
using CompanionChat.Domain.Visitors;
using CompanionChat.Functions.Hosting;
using Microsoft.Extensions.Options;

namespace CompanionChat.Functions.Features.StartConversation;

/// <summary>Makes a conversation where there is none. Its row is inserted under a key that user and companion determine, so there is one.</summary>
public sealed class StartConversationHandler(IChatStore store, IOptions<ChatOptions> options, TimeProvider clock)
{
    /// <summary>Starts it.</summary>
    /// <returns>The new conversation, or null where it existed.</returns>
    public async Task<Started?> HandleAsync(UserKey user, Companion companion, CancellationToken cancellationToken)
    {
        var profile = store.ReadProfileAsync(user, cancellationToken);
        var existing = store.ReadConversationAsync(user, companion.Id, cancellationToken);
        await Task.WhenAll(profile, existing);
        if (await existing is not null)
        {
            return null;
        }

        var now = clock.Now();
        var (conversation, greeting) = StartRules.Begin(
            companion, options.Value.Quota.Free, now, RandomNumberGenerator.GetBytes(MessageId.EntropyBytes));
        var inserted = await store.CommitAsync(user, [Change.Insert(conversation), Change.Insert(greeting)], cancellationToken)
            || await IsOursAsync(user, greeting, cancellationToken);
        return inserted ? new Started(conversation, Profile.IsPremium((await profile)?.Value, now)) : null;
    }

    // The insert may have been made, and its answer lost: then the retry found a row, and it is ours.
    private async Task<bool> IsOursAsync(UserKey user, Message greeting, CancellationToken cancellationToken) =>
        await store.ReadMessageAsync(user, greeting.CompanionId, greeting.Id, cancellationToken) is not null;

    /// <summary>A conversation that began.</summary>
    /// <param name="Conversation">The conversation.</param>
    /// <param name="PremiumActive">Whether the user is premium.</param>
    public sealed record Started(Conversation Conversation, bool PremiumActive);
}
