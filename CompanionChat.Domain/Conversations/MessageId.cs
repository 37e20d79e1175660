namespace CompanionChat.Domain.Conversations;

/// <summary>
/// The id of a message: its time, inverted so that a range read gives the newest first, and randomness. Also the id of the orchestration that
/// answers it.
/// </summary>
/// <param name="Value">19 digits, a hyphen and 16 lower-case hexadecimal digits.</param>
public readonly record struct MessageId(string Value) : IComparable<MessageId>
{
    /// <summary>Bytes of randomness in an id.</summary>
    public const int EntropyBytes = TimedId.EntropyBytes;

    /// <summary>The time of the message, in whole milliseconds.</summary>
    public DateTimeOffset Time => InvertedTime.In(Value);

    /// <summary>Makes an id.</summary>
    /// <param name="time">The message's time, in whole milliseconds.</param>
    /// <param name="entropy">At least <see cref="EntropyBytes"/> random bytes.</param>
    public static MessageId From(DateTimeOffset time, ReadOnlySpan<byte> entropy) =>
        new(TimedId.From(time, entropy));

    /// <summary>Reads an id that came from outside; null where it cannot be one of ours.</summary>
    public static MessageId? Parse(string? text) => TimedId.IsOne(text) ? new MessageId(text) : null;

    /// <summary>Whether the first is older than the second.</summary>
    public static bool operator <(MessageId a, MessageId b) => a.CompareTo(b) < 0;

    /// <summary>Whether the first is newer than the second.</summary>
    public static bool operator >(MessageId a, MessageId b) => a.CompareTo(b) > 0;

    /// <summary>Whether the first is not newer than the second.</summary>
    public static bool operator <=(MessageId a, MessageId b) => a.CompareTo(b) <= 0;

    /// <summary>Whether the first is not older than the second.</summary>
    public static bool operator >=(MessageId a, MessageId b) => a.CompareTo(b) >= 0;

    /// <summary>Older comes first.</summary>
    public int CompareTo(MessageId other) => string.CompareOrdinal(other.Value, Value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
