using CompanionChat.Domain.Conversations;
using CompanionChat.Domain.Payments;
using CompanionChat.Domain.Visitors;
using Microsoft.Azure.Functions.Worker;

namespace CompanionChat.Functions.Contract;

/// <summary>
/// What is pushed to all screens of a user. Pushes are hints that happen to carry the data: each carries the conversation's version, and a client
/// that misses one reads the conversation again.
/// </summary>
public static class ChatEvents
{
    /// <summary>The hub that clients connect to.</summary>
    public const string Hub = "chat";

    /// <summary>A message was stored.</summary>
    public static SignalRMessageAction MessageAdded(UserKey user, long version, Message message) => To(
        user,
        "messageAdded",
        new MessageAddedEvent(ConversationId.Of(user, message.CompanionId).Value, version, MessageView.Of(message)));

    /// <summary>A conversation changed.</summary>
    public static SignalRMessageAction ConversationUpdated(UserKey user, Conversation conversation, bool premiumActive) => To(
        user,
        "conversationUpdated",
        new ConversationUpdatedEvent(
            ConversationId.Of(user, conversation.CompanionId).Value,
            conversation.Version,
            conversation.CompanionId,
            FreeRemainingView.Of(conversation.Free),
            premiumActive,
            conversation.Last.Id.Value,
            conversation.Last.Preview,
            conversation.Last.At,
            conversation.Unread));

    /// <summary>A message will not be answered, and was not charged.</summary>
    public static SignalRMessageAction ReplyFailed(UserKey user, Conversation conversation, long version, MessageId inReplyTo) => To(
        user,
        "replyFailed",
        new ReplyFailedEvent(
            ConversationId.Of(user, conversation.CompanionId).Value,
            version,
            inReplyTo.Value,
            "reply_failed",
            FreeRemainingView.Of(conversation.Free)));

    /// <summary>What the user has bought changed.</summary>
    public static SignalRMessageAction EntitlementsChanged(UserKey user, Profile profile, DateTimeOffset now) => To(
        user, "entitlementsChanged", new EntitlementsChangedEvent(Profile.IsPremium(profile, now), profile.PremiumUntil, profile.Tokens));

    private static SignalRMessageAction To(UserKey user, string target, object argument) =>
        new(target, [argument]) { UserId = user.Address };
}
