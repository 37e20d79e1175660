using System.Text.Json;
using CompanionChat.LocalHost.SignIn;

namespace CompanionChat.LocalHost.Hubs;

/// <summary>The access token of one connection: for a hub, for a user if any, for an hour.</summary>
/// <param name="Hub">The hub.</param>
/// <param name="UserId">The user to whom pushes are addressed; null: none.</param>
internal sealed record HubTicket(string Hub, string? UserId)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <summary>The token.</summary>
    public string Seal(Tokens tokens) => tokens.Seal(nameof(HubTicket), JsonSerializer.Serialize(this), Lifetime);

    /// <summary>What a token says; null where it is not ours, or too old.</summary>
    public static HubTicket? Open(Tokens tokens, string token) =>
        tokens.Open(nameof(HubTicket), token) is { } json ? JsonSerializer.Deserialize<HubTicket>(json) : null;
}
