using Azure;
using Azure.Data.Tables;
using CompanionChat.Domain.Conversations;
using CompanionChat.Domain.Visitors;

namespace CompanionChat.Functions.Adapters.Tables;

/// <summary>A message as it is stored.</summary>
internal sealed class MessageRow : ITableEntity
{
    public string PartitionKey { get; set; } = "";

    public string RowKey { get; set; } = "";

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    public string Sender { get; set; } = "";

    public string Text { get; set; } = "";

    public string? Status { get; set; }

    public int? ChargedText { get; set; }

    public string? ReplyId { get; set; }

    public string? ClientId { get; set; }

    public string? InReplyTo { get; set; }

    public static MessageRow Of(UserKey user, Message message) => new()
    {
        PartitionKey = user.Value,
        RowKey = TableKeys.Message(message.CompanionId, message.Id),
        Sender = SenderNames.Of(message.Sender),
        Text = message.Text,
        Status = message.Status?.ToString(),
        ChargedText = message.Sender == Domain.Conversations.Sender.User ? message.Charged.Text : null,
        ReplyId = message.ReplyId?.Value,
        ClientId = message.ClientId,
        InReplyTo = message.InReplyTo?.Value,
    };

    public Message ToMessage()
    {
        var (companionId, id) = TableKeys.MessageOf(RowKey);
        return new Message(companionId, id, SenderNames.Parse(Sender), Text)
        {
            Status = Status is null ? null : Enum.Parse<ReplyStatus>(Status),
            Charged = new FreeQuota(ChargedText ?? 0, 0, 0),
            ReplyId = ReplyId is null ? null : new MessageId(ReplyId),
            ClientId = ClientId,
            InReplyTo = InReplyTo is null ? null : new MessageId(InReplyTo),
        };
    }
}
