using CompanionChat.Domain;
using CompanionChat.Domain.Conversations;
using CompanionChat.Domain.Payments;
using CompanionChat.Functions.Contract;
using Microsoft.Azure.Functions.Worker;

namespace CompanionChat.Functions.Features.Reply;

/// <summary>Pushes what became of a message. The texts are found here: the orchestration's history never holds them.</summary>
public sealed class PushEvents(IChatStore store, JustSettled justSettled, TimeProvider clock)
{
    /// <summary>Runs it.</summary>
    [Function(nameof(PushEvents))]
    public async Task<PushEventsOutput> RunAsync([ActivityTrigger] PushEventsInput input, CancellationToken cancellationToken)
    {
        var profile = store.ReadProfileAsync(input.Reply.UserKey, cancellationToken);
        var change = justSettled.Take(input.Reply.Message) is { } known ? Task.FromResult<JustSettled.Change?>(known) : ReadAsync(input, cancellationToken);
        await Task.WhenAll(profile, change);
        return await change is { } settled
            ? new PushEventsOutput { Messages = Events(input, settled, Profile.IsPremium((await profile)?.Value, clock.Now())) }
            : new PushEventsOutput();
    }

    private async Task<JustSettled.Change?> ReadAsync(PushEventsInput input, CancellationToken cancellationToken)
    {
        var reply = input.Reply;
        var conversation = store.ReadConversationAsync(reply.UserKey, reply.CompanionId, cancellationToken);
        var answer = input.Step.ReplyId is { } id
            ? store.ReadMessageAsync(reply.UserKey, reply.CompanionId, new MessageId(id), cancellationToken)
            : Task.FromResult<Stored<Message>?>(null);
        await Task.WhenAll(conversation, answer);
        return await conversation is { Value: { } current } ? new JustSettled.Change(current, (await answer)?.Value) : null;
    }

    // A conversation that was read may have changed again since: its own version then tells so, and that change pushes for itself.
    private static SignalRMessageAction[] Events(PushEventsInput input, JustSettled.Change settled, bool premium)
    {
        var user = input.Reply.UserKey;
        var version = input.Step.Version ?? settled.Conversation.Version;
        return
        [
            settled.Reply is { } reply
                ? ChatEvents.MessageAdded(user, version, reply)
                : ChatEvents.ReplyFailed(user, settled.Conversation, version, input.Reply.Message),
            ChatEvents.ConversationUpdated(user, settled.Conversation, premium),
        ];
    }
}
