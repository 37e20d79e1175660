using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace CompanionChat.Domain;

/// <summary>Ids that begin with their time, inverted so that a range read gives the newest first: 19 digits, a hyphen, 16 lower-case hexadecimal digits.</summary>
public static class TimedId
{
    /// <summary>Bytes of randomness in an id.</summary>
    public const int EntropyBytes = 8;

    private const int Length = InvertedTime.Length + 1 + (2 * EntropyBytes);

    private static readonly SearchValues<char> LowerHexDigits = SearchValues.Create("0123456789abcdef");

    /// <summary>Makes an id.</summary>
    /// <param name="time">In whole milliseconds.</param>
    /// <param name="entropy">At least <see cref="EntropyBytes"/> random bytes.</param>
    public static string From(DateTimeOffset time, ReadOnlySpan<byte> entropy) =>
        $"{InvertedTime.Of(time)}-{Convert.ToHexStringLower(entropy[..EntropyBytes])}";

    /// <summary>Whether this can be such an id.</summary>
    public static bool IsOne([NotNullWhen(true)] string? text) =>
        text is { Length: Length }
        && text[InvertedTime.Length] == '-'
        && !text.AsSpan(InvertedTime.Length + 1).ContainsAnyExcept(LowerHexDigits)
        && InvertedTime.TryRead(text, out _);
}
