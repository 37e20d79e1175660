using CompanionChat.Domain;
using CompanionChat.Domain.Conversations;
using CompanionChat.Domain.Payments;
using CompanionChat.Functions.Contract;
using Microsoft.Azure.Functions.Worker;

namespace CompanionChat.Functions.Features.Reply;

/// <summary>Pushes what became of a message. The texts are read here: the orchestration's history never holds them.</summary>
public sealed class PushEvents(IChatStore store, TimeProvider clock)
{
    /// <summary>Runs it.</summary>
    [Function(nameof(PushEvents))]
    public async Task<PushEventsOutput> RunAsync([ActivityTrigger] PushEventsInput input, CancellationToken cancellationToken)
    {
        var reply = input.Reply;
        var profile = store.ReadProfileAsync(reply.UserKey, cancellationToken);
        var conversation = store.ReadConversationAsync(reply.UserKey, reply.CompanionId, cancellationToken);
        var answer = input.Step.ReplyId is { } id
            ? store.ReadMessageAsync(reply.UserKey, reply.CompanionId, new MessageId(id), cancellationToken)
            : Task.FromResult<Stored<Message>?>(null);
        await Task.WhenAll(profile, conversation, answer);
        return await conversation is { Value: { } current }
            ? new PushEventsOutput { Messages = Events(input, current, (await answer)?.Value, Profile.IsPremium((await profile)?.Value, clock.Now())) }
            : new PushEventsOutput();
    }

    // The conversation may have changed again since: its own version then tells so, and that change pushes for itself.
    private static SignalRMessageAction[] Events(PushEventsInput input, Conversation conversation, Message? answer, bool premium)
    {
        var user = input.Reply.UserKey;
        var version = input.Step.Version ?? conversation.Version;
        return
        [
            answer is not null
                ? ChatEvents.MessageAdded(user, version, answer)
                : ChatEvents.ReplyFailed(user, conversation, version, input.Reply.Message),
            ChatEvents.ConversationUpdated(user, conversation, premium),
        ];
    }
}
