using CompanionChat.Domain;
using Microsoft.AspNetCore.Http;

namespace CompanionChat.Functions.Hosting;

/// <summary>The only place that knows which failure has which status.</summary>
public static class Problems
{
    /// <summary>The request makes no sense as it stands.</summary>
    public static readonly Problem InvalidRequest = new(400, "invalid_request", "The request is not valid.");

    /// <summary>Nobody is signed in.</summary>
    public static readonly Problem Unauthenticated = new(401, "unauthenticated", "Sign in first.");

    /// <summary>There is no such thing here.</summary>
    public static readonly Problem NotFound = new(404, "not_found", "There is no such resource.");

    /// <summary>The resource does not know that method.</summary>
    public static readonly Problem MethodNotAllowed = new(405, "method_not_allowed", "The resource does not allow this method.");

    /// <summary>The body is too large.</summary>
    public static readonly Problem PayloadTooLarge = new(413, "payload_too_large", "The request body is larger than 64 KiB.");

    /// <summary>The body is not JSON.</summary>
    public static readonly Problem UnsupportedMediaType = new(415, "unsupported_media_type", "The request body must be application/json.");

    /// <summary>A page of another site sent the request.</summary>
    public static readonly Problem ForeignOrigin = new(403, "security_check_failed", "The request came from another site.");

    /// <summary>The app has a fault.</summary>
    public static readonly Problem InternalError = new(500, "internal_error", "Something went wrong on our side.");

    /// <summary>Storage does not answer, or not in time.</summary>
    public static readonly Problem DependencyUnavailable = new(503, "dependency_unavailable", "A service that is needed does not answer. Try again.", 1);

    /// <summary>A payment provider does not do what it is asked to.</summary>
    public static readonly Problem PaymentProviderUnavailable =
        new(503, "payment_provider_unavailable", "The payment provider does not answer. Nothing was charged by this request. Try again.", 2);

    /// <summary>What a refusal looks like.</summary>
    public static Problem For(Refusal refusal) => refusal switch
    {
        Refusal.InvalidRequest => InvalidRequest,
        Refusal.EmptyMessage => new(400, "empty_message", "The message is empty."),
        Refusal.MessageTooLong => new(400, "message_too_long", "The message is longer than 4,000 characters."),
        Refusal.NotFound => NotFound,
        Refusal.SecurityCheckFailed => new(403, "security_check_failed", "The security check is missing, used or expired."),
        Refusal.TurnstileFailed => new(403, "turnstile_failed", "The Turnstile token was not accepted."),
        Refusal.TurnstileUnavailable => new(503, "turnstile_unavailable", "The Turnstile token could not be checked. Try again.", 1),
        Refusal.FreeTextExhausted => new(402, "free_text_exhausted", "The free messages with this companion are used up."),
        Refusal.TooManyPending => new(429, "rate_limited", "Too many messages await their reply.", 2),
        Refusal.PlanNotFound => new(404, "plan_not_found", "No such plan is for sale."),
        Refusal.ProviderNotConfigured => new(404, "provider_not_configured", "This payment provider is not on offer."),
        Refusal.WebhookNotGenuine => new(400, "webhook_signature_invalid", "The notification is not the payment provider's."),
        Refusal.StorageBusy => DependencyUnavailable,
        _ => InternalError,
    };

    /// <summary>Answers with what a refusal looks like.</summary>
    public static IResult Result(Refusal refusal) => new ProblemResult(For(refusal));

    /// <summary>Answers with a problem.</summary>
    /// <param name="problem">What went wrong.</param>
    /// <param name="detail">More for a person; never what a user wrote, a token or a key.</param>
    public static IResult Result(Problem problem, string? detail = null) => new ProblemResult(problem, detail);
}
