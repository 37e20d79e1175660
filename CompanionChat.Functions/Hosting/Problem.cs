namespace CompanionChat.Functions.Hosting;

/// <summary>A way in which a request can fail, as clients see it (RFC 9457).</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">What a client switches on.</param>
/// <param name="Title">What went wrong, for a person.</param>
/// <param name="RetryAfterSeconds">When it may be tried again, where that helps.</param>
public sealed record Problem(int Status, string Code, string Title, int? RetryAfterSeconds = null);
