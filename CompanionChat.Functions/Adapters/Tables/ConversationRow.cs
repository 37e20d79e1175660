using Azure;
using Azure.Data.Tables;
using CompanionChat.Domain.Conversations;
using CompanionChat.Domain.Visitors;

namespace CompanionChat.Functions.Adapters.Tables;

/// <summary>A conversation as it is stored.</summary>
internal sealed class ConversationRow : ITableEntity
{
    public string PartitionKey { get; set; } = "";

    public string RowKey { get; set; } = "";

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public int FreeText { get; set; }

    public int FreeMedia { get; set; }

    public int FreeAudio { get; set; }

    public int PendingReplies { get; set; }

    public string LastId { get; set; } = "";

    public string LastSender { get; set; } = "";

    public string LastPreview { get; set; } = "";

    public DateTimeOffset CompanionWroteAt { get; set; }

    public DateTimeOffset ReadAt { get; set; }

    public long Version { get; set; }

    public static ConversationRow Of(UserKey user, Conversation conversation) => new()
    {
        PartitionKey = user.Value,
        RowKey = TableKeys.Conversation(conversation.CompanionId),
        CreatedAt = conversation.CreatedAt,
        FreeText = conversation.Free.Text,
        FreeMedia = conversation.Free.Media,
        FreeAudio = conversation.Free.Audio,
        PendingReplies = conversation.PendingReplies,
        LastId = conversation.Last.Id.Value,
        LastSender = SenderNames.Of(conversation.Last.Sender),
        LastPreview = conversation.Last.Preview,
        CompanionWroteAt = conversation.CompanionWroteAt,
        ReadAt = conversation.ReadAt,
        Version = conversation.Version,
    };

    public Conversation ToConversation() => new(
        TableKeys.CompanionIdOf(RowKey),
        CreatedAt,
        new FreeQuota(FreeText, FreeMedia, FreeAudio),
        PendingReplies,
        new LastMessage(new MessageId(LastId), SenderNames.Parse(LastSender), LastPreview),
        CompanionWroteAt,
        ReadAt,
        Version);
}
