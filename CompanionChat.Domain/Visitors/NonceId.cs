using System.Buffers.Text;

namespace CompanionChat.Domain.Visitors;

/// <summary>The id of a nonce: a bearer secret while it is unused. Its time stands first, so that clearing away need not read all of them.</summary>
/// <param name="Value">19 digits, a hyphen and 22 characters of base64url.</param>
public readonly record struct NonceId(string Value)
{
    /// <summary>Bytes of randomness in an id.</summary>
    public const int EntropyBytes = 16;

    private const int Length = InvertedTime.Length + 1 + 22;

    /// <summary>When it was minted.</summary>
    public DateTimeOffset Time => InvertedTime.In(Value);

    /// <summary>Makes an id.</summary>
    /// <param name="time">When it is minted, in whole milliseconds.</param>
    /// <param name="entropy">At least <see cref="EntropyBytes"/> random bytes.</param>
    public static NonceId From(DateTimeOffset time, ReadOnlySpan<byte> entropy) =>
        new($"{InvertedTime.Of(time)}-{Base64Url.EncodeToString(entropy[..EntropyBytes])}");

    /// <summary>Reads an id that a client sent; null where it cannot be one of ours.</summary>
    public static NonceId? Parse(string? text) =>
        text is { Length: Length }
        && text[InvertedTime.Length] == '-'
        && text.AsSpan(InvertedTime.Length + 1) is var secret
        && IsBase64Url(secret)
        && InvertedTime.TryRead(text, out _)
            ? new NonceId(text)
            : null;

    /// <inheritdoc/>
    public override string ToString() => Value;

    private static bool IsBase64Url(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_'))
            {
                return false;
            }
        }

        return true;
    }
}
