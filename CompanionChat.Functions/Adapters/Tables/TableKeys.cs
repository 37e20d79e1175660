using System.Globalization;
using CompanionChat.Domain;
using CompanionChat.Domain.Conversations;
using CompanionChat.Domain.Payments;
using CompanionChat.Domain.Visitors;

namespace CompanionChat.Functions.Adapters.Tables;

/// <summary>
/// The only place that spells a key. PartitionKey is the user's key; <c>~</c> sorts after every character that an id may have, so a prefix followed
/// by it bounds a range.
/// </summary>
internal static class TableKeys
{
    public const string Table = "Chat";
    public const string Profile = "profile";

    private const string ConversationPrefix = "conv~";
    private const string NoncePrefix = "nonce~";
    private const string OrderPrefix = "order~";
    private const string RepeatedCheckoutPrefix = "repeat~";

    public static string Conversation(string companionId) => ConversationPrefix + companionId;

    public static string CompanionIdOf(string conversationKey) => conversationKey[ConversationPrefix.Length..];

    public static string Message(string companionId, MessageId id) => $"msg~{companionId}~{id.Value}";

    public static (string CompanionId, MessageId Id) MessageOf(string messageKey)
    {
        var parts = messageKey.Split('~');
        return (parts[1], new MessageId(parts[2]));
    }

    public static string Nonce(NonceId id) => NoncePrefix + id.Value;

    public static NonceId NonceOf(string nonceKey) => new(nonceKey[NoncePrefix.Length..]);

    public static string Order(OrderId id) => OrderPrefix + id.Value;

    public static OrderId OrderOf(string orderKey) => new(orderKey[OrderPrefix.Length..]);

    public static string OpenCheckout(string planId, PaymentProvider provider) => $"open~{planId}~{provider.ToString().ToLowerInvariant()}";

    public static string RepeatedCheckout(string keyHash) => RepeatedCheckoutPrefix + keyHash;

    public static string KeyHashOf(string repeatedCheckoutKey) => repeatedCheckoutKey[RepeatedCheckoutPrefix.Length..];

    public static string Orders(UserKey user) => Filter(user, "ge", OrderPrefix, OrderPrefix + "~");

    public static string Conversations(UserKey user) => Filter(user, "ge", ConversationPrefix, ConversationPrefix + "~");

    public static string Nonces(UserKey user, DateTimeOffset mintedBefore) =>
        Filter(user, "ge", NoncePrefix + InvertedTime.Of(mintedBefore), NoncePrefix + "~");

    public static string Messages(UserKey user, string companionId, MessageRange range)
    {
        var prefix = $"msg~{companionId}~";
        var comparison = range is { From: not null, Inclusive: false } ? "gt" : "ge";
        return Filter(user, comparison, prefix + range.From?.Value, prefix + "~");
    }

    // No quoting is needed: keys are base64url, and ids of [a-z0-9-].
    private static string Filter(UserKey user, string comparison, string from, string to) => string.Create(
        CultureInfo.InvariantCulture,
        $"PartitionKey eq '{user.Value}' and RowKey {comparison} '{from}' and RowKey lt '{to}'");
}
