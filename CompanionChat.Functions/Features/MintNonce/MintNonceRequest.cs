namespace CompanionChat.Functions.Features.MintNonce;

/// <summary>The body of <c>POST /api/nonces</c>.</summary>
public sealed record MintNonceRequest
{
    /// <summary>What the Turnstile widget gave the browser, at most 2,048 characters.</summary>
    public required string Token { get; init; }
}
