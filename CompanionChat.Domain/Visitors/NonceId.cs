using System.Buffers.Text;

namespace CompanionChat.Domain.Visitors;

/// <summary>The id of a nonce: a bearer secret while it is unused.</summary>
/// <param name="Value">22 characters of base64url.</param>
public readonly record struct NonceId(string Value)
{
    /// <summary>Bytes of randomness in an id.</summary>
    public const int EntropyBytes = 16;

    private const int Length = 22;

    /// <summary>Makes an id of <see cref="EntropyBytes"/> random bytes.</summary>
    public static NonceId From(ReadOnlySpan<byte> entropy) => new(Base64Url.EncodeToString(entropy[..EntropyBytes]));

    /// <summary>Reads an id that a client sent; null where it cannot be one of ours.</summary>
    public static NonceId? Parse(string? text) =>
        text is { Length: Length } && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? new NonceId(text) : null;

    /// <inheritdoc/>
    public override string ToString() => Value;
}
