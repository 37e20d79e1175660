using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Unicode;

namespace CompanionChat.Domain.Visitors;

/// <summary>
/// A user, as storage knows them: base64url of <c>{identity provider}|{subject id}</c>. It can be turned back into the address that pushes go to.
/// </summary>
/// <param name="Value">At most 512 characters of base64url.</param>
public readonly record struct UserKey(string Value)
{
    /// <summary>Bytes of UTF-8 that provider and id may take together: a storage key holds 512 characters.</summary>
    public const int MaxAddressBytes = 384;

    private const int MaxLength = MaxAddressBytes / 3 * 4;

    private static readonly SearchValues<char> Base64UrlDigits =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    /// <summary>Where pushes to this user go: <c>{identity provider}|{subject id}</c>.</summary>
    public string Address => Encoding.UTF8.GetString(Base64Url.DecodeFromChars(Value));

    /// <summary>The key of a user, or null where provider or id is blank, or both together are too long for a key.</summary>
    /// <param name="identityProvider">The provider's short name, as App Service Authentication gives it.</param>
    /// <param name="subjectId">The provider's stable id of the user; never a name or an e-mail address, which can be reassigned.</param>
    public static UserKey? From(string? identityProvider, string? subjectId)
    {
        if (string.IsNullOrWhiteSpace(identityProvider) || string.IsNullOrWhiteSpace(subjectId) || identityProvider.Contains('|', StringComparison.Ordinal))
        {
            return null;
        }

        var address = Encoding.UTF8.GetBytes($"{identityProvider}|{subjectId}");
        return address.Length > MaxAddressBytes ? null : new UserKey(Base64Url.EncodeToString(address));
    }

    /// <summary>Reads a key that came from outside; null where it cannot be one of ours.</summary>
    public static UserKey? Parse(string? text)
    {
        if (text is not { Length: > 0 and <= MaxLength } || text.AsSpan().ContainsAnyExcept(Base64UrlDigits) || !Base64Url.IsValid(text))
        {
            return null;
        }

        var address = Base64Url.DecodeFromChars(text);
        return string.Equals(Base64Url.EncodeToString(address), text, StringComparison.Ordinal)
            && Utf8.IsValid(address)
            && address.AsSpan().IndexOf((byte)'|') is > 0 and var bar && bar < address.Length - 1
            ? new UserKey(text)
            : null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
