namespace CompanionChat.Domain.Conversations;

/// <summary>The newest message of a conversation, as the list of conversations shows it.</summary>
/// <param name="Id">Its id, which holds its time.</param>
/// <param name="Sender">Who wrote it.</param>
/// <param name="Preview">Its beginning: see <see cref="MessagePreview"/>.</param>
public sealed record LastMessage(MessageId Id, Sender Sender, string Preview)
{
    /// <summary>When it was written.</summary>
    public DateTimeOffset At => Id.Time;

    /// <summary>What the list shows of a message.</summary>
    public static LastMessage Of(Message message) => new(message.Id, message.Sender, MessagePreview.Of(message.Text));
}
