namespace CompanionChat.Domain.Companions;

/// <summary>What a companion's id looks like: it is part of storage keys and of addresses.</summary>
public static class CompanionId
{
    /// <summary>Characters that an id may have.</summary>
    public const int MaxLength = 40;

    /// <summary>Whether it is 1 to <see cref="MaxLength"/> of <c>[a-z0-9-]</c>.</summary>
    public static bool IsWellFormed(string? id) =>
        id is { Length: > 0 and <= MaxLength } && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
