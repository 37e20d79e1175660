using CompanionChat.Domain;
using CompanionChat.Domain.Companions;
using CompanionChat.Domain.Conversations;
using CompanionChat.Domain.Payments;
using CompanionChat.Domain.Visitors;
using CompanionChat.Functions.Contract;
using CompanionChat.Functions.Features.ListCompanions;

namespace CompanionChat.Functions.Features.GetConversation;

/// <summary>Reads a conversation: three requests, made at once, however long the history is; and a fourth where it changed between them.</summary>
public sealed class GetConversationHandler(IChatStore store, ICompanionCatalog catalog, TimeProvider clock)
{
    /// <summary>Reads it.</summary>
    /// <returns>The view, or null where there is no such conversation.</returns>
    public async Task<ConversationView?> HandleAsync(
        UserKey user, ConversationId id, MessageRange range, int limit, CancellationToken cancellationToken)
    {
        var profile = store.ReadProfileAsync(user, cancellationToken);
        var conversation = store.ReadConversationAsync(user, id.CompanionId, cancellationToken);
        var messages = ReadAsync(user, id, range, limit, cancellationToken);
        await Task.WhenAll(profile, conversation, messages);
        if (await conversation is not { Value: { } found })
        {
            return null;
        }

        // What is read at once is not read in one moment. A version must not be told without its messages: whoever has heard it asks for them no more.
        var newestFirst = range == MessageRange.All && !ReadRules.HasAllOf(found, await messages)
            ? await ReadAsync(user, id, range, limit, cancellationToken)
            : await messages;
        return View(id, found, Profile.IsPremium((await profile)?.Value, clock.Now()), newestFirst, limit);
    }

    private Task<List<Message>> ReadAsync(UserKey user, ConversationId id, MessageRange range, int limit, CancellationToken cancellationToken) =>
        store.ReadMessagesAsync(user, id.CompanionId, range, limit + 1, cancellationToken)
            .Take(limit + 1)
            .Select(stored => stored.Value)
            .ToListAsync(cancellationToken)
            .AsTask();

    private ConversationView View(ConversationId id, Conversation conversation, bool premium, List<Message> newestFirst, int limit)
    {
        var page = newestFirst.Take(limit).Reverse().ToList();
        return new ConversationView(
            id.Value,
            id.CompanionId,
            catalog.NameOf(id.CompanionId),
            GetCompanionAvatar.UrlOf(catalog.Find(id.CompanionId)?.Id),
            FreeRemainingView.Of(conversation.Free),
            premium,
            [.. page.Select(MessageView.Of)],
            newestFirst.Count > limit ? MessageCursor.Before(id, page[0].Id) : null,
            conversation.Version,
            conversation.Unread);
    }
}
