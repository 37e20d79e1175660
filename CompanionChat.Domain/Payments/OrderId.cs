namespace CompanionChat.Domain.Payments;

/// <summary>The id of an order: its time, inverted so that a range read gives the newest first, and randomness.</summary>
/// <param name="Value">19 digits, a hyphen and 16 lower-case hexadecimal digits.</param>
public readonly record struct OrderId(string Value)
{
    /// <summary>Bytes of randomness in an id.</summary>
    public const int EntropyBytes = TimedId.EntropyBytes;

    /// <summary>When it was ordered, in whole milliseconds.</summary>
    public DateTimeOffset Time => InvertedTime.In(Value);

    /// <summary>Makes an id.</summary>
    /// <param name="time">In whole milliseconds.</param>
    /// <param name="entropy">At least <see cref="EntropyBytes"/> random bytes.</param>
    public static OrderId From(DateTimeOffset time, ReadOnlySpan<byte> entropy) =>
        new(TimedId.From(time, entropy));

    /// <summary>Reads an id that came from outside; null where it cannot be one of ours.</summary>
    public static OrderId? Parse(string? text) => TimedId.IsOne(text) ? new OrderId(text) : null;

    /// <inheritdoc/>
    public override string ToString() => Value;
}
