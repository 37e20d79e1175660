using Azure.Data.Tables;
using CompanionChat.Bench.Load;
using CompanionChat.Domain.Conversations;
using CompanionChat.Domain.Visitors;

namespace CompanionChat.Bench.Operations;

/// <summary>The app's rows as the floor makes them: same keys, same columns, same sizes (<c>Adapters/Tables</c> is where they are defined).</summary>
internal static class Rows
{
    public const string Profile = "profile";
    public const string Conversation = $"conv~{Population.CompanionId}";

    public static string Nonce(NonceId id) => $"nonce~{id.Value}";

    public static string Messages(UserKey user) => Range(user, $"msg~{Population.CompanionId}~");

    public static string Conversations(UserKey user) => Range(user, "conv~");

    public static string Nonces(UserKey user) => Range(user, "nonce~");

    /// <summary>A user's message as it is accepted.</summary>
    public static TableEntity Message(UserKey user, MessageId id) => new(user.Value, $"msg~{Population.CompanionId}~{id.Value}")
    {
        ["Sender"] = "user",
        ["Text"] = "How was your day? Mine was long, and I would like to hear of yours.",
        ["Status"] = nameof(ReplyStatus.Answered),
        ["ChargedText"] = 1,
    };

    /// <summary>A nonce that was used for a message.</summary>
    public static TableEntity Used(TableEntity nonce, TableEntity message)
    {
        nonce["UsedBy"] = message.RowKey.Split('~')[^1];
        nonce["UsedAt"] = TimeProvider.System.GetUtcNow();
        nonce["BodyHash"] = new string('x', 43);
        nonce["FreeText"] = 999_999;
        nonce["FreeMedia"] = 2;
        nonce["FreeAudio"] = 3;
        nonce["PremiumActive"] = false;
        return nonce;
    }

    /// <summary>The start of an orchestration, as long as the local engine's.</summary>
    public static TableEntity Start(string instance) => new(instance, "instance")
    {
        ["Name"] = "ReplyOrchestrator",
        ["StartToken"] = new string('x', 16),
        ["Writer"] = new string('x', 32),
        ["Revision"] = 1,
        ["Status"] = "Pending",
        ["Live"] = true,
        ["CreatedAt"] = TimeProvider.System.GetUtcNow(),
        ["UpdatedAt"] = TimeProvider.System.GetUtcNow(),
        ["CustomStatus"] = "",
        ["History"] = new string('x', 400),
    };

    // The shape of the app's own filters, down to the spelling: Azurite has an index for it.
    private static string Range(UserKey user, string prefix) => $"PartitionKey eq '{user.Value}' and RowKey ge '{prefix}' and RowKey lt '{prefix}~'";
}
