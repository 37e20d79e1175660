using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace CompanionChat.LocalHost.SignIn;

/// <summary>Tokens that only this host can make and read, each for one purpose and a time.</summary>
internal sealed class Tokens(IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>Makes one.</summary>
    /// <param name="purpose">What it is for; it opens for nothing else.</param>
    /// <param name="content">What it says.</param>
    /// <param name="lifetime">How long it is good.</param>
    public string Seal(string purpose, string content, TimeSpan lifetime) => protection.CreateProtector(purpose)
        .Protect(JsonSerializer.Serialize(new Content(content, clock.GetUtcNow() + lifetime)));

    /// <summary>What a token says; null where it was not made here for this purpose, or is too old.</summary>
    public string? Open(string purpose, string token)
    {
        if (token.Length == 0)
        {
            return null;
        }

        try
        {
            var content = JsonSerializer.Deserialize<Content>(protection.CreateProtector(purpose).Unprotect(token))!;
            return clock.GetUtcNow() < content.Expires ? content.Text : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private sealed record Content(string Text, DateTimeOffset Expires);
}
