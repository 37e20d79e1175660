using CompanionChat.Domain.Payments;
using Polly.Timeout;
using Stripe;

namespace CompanionChat.Functions.Adapters.Stripe;

/// <summary>
/// Names what went wrong by Stripe's code or by a word of ours. Stripe's messages, and the exceptions that have them, are left behind: they quote what
/// was sent and answered.
/// </summary>
internal static class StripeFailure
{
    private const int LongestCode = 64;

    public static PaymentProviderUnavailableException Of(Exception failed) => failed switch
    {
        StripeException answered => Unavailable((int)answered.HttpStatusCode, Code(answered.StripeError) ?? "unreadable"),
        TimeoutRejectedException => Unavailable(0, "timeout"),
        HttpRequestException broken => Unavailable(0, "connection", broken),

        // The package throws whatever its JSON reader throws where an answer is of another shape.
        _ => Unavailable(0, "unreadable"),
    };

    private static PaymentProviderUnavailableException Unavailable(int status, string reason, Exception? innerException = null) =>
        new(PaymentProvider.Stripe, status, reason, innerException);

    /// <summary>A code as Stripe spells them; it goes into logs, so nothing else does.</summary>
    private static string? Code(StripeError? error) =>
        (error?.Code ?? error?.Type) is { Length: > 0 and <= LongestCode } code && code.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_')
            ? code
            : null;
}
