using System.Text.Json;

namespace CompanionChat.LocalHost.SignIn;

/// <summary>Who is signed in.</summary>
/// <param name="UserId">The provider's id of the user.</param>
/// <param name="Name">What to call the user.</param>
internal sealed record Session(string UserId, string Name)
{
    /// <summary>The identity provider, as <c>X-MS-CLIENT-PRINCIPAL-IDP</c> names it.</summary>
    public const string Provider = "local";

    /// <summary>How long a sign-in lasts.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    /// <summary>The token that stands for it, in the cookie and in the header.</summary>
    public string Seal(Tokens tokens) => tokens.Seal(nameof(Session), JsonSerializer.Serialize(this), Lifetime);

    /// <summary>The session of a token; null where there is none.</summary>
    public static Session? Open(Tokens tokens, string token) =>
        tokens.Open(nameof(Session), token) is { } json ? JsonSerializer.Deserialize<Session>(json) : null;
}
