using CompanionChat.Domain.Conversations;

namespace CompanionChat.Tests.Model.Reference;

/// <summary>What the reference knows of a conversation.</summary>
internal sealed class Talk
{
    public int Free { get; set; }

    /// <summary>The user's messages by their texts.</summary>
    public SortedDictionary<string, Said> Messages { get; init; } = new(StringComparer.Ordinal);

    public Talk Clone() => new() { Free = Free, Messages = new(Messages.ToDictionary(pair => pair.Key, pair => pair.Value with { }), StringComparer.Ordinal) };

    /// <summary>A message.</summary>
    /// <param name="Charged">What it took.</param>
    public sealed record Said(int Charged)
    {
        public ReplyStatus Status { get; set; } = ReplyStatus.Replying;

        /// <summary>Its id, once the rows have shown it.</summary>
        public MessageId? Id { get; set; }
    }
}
