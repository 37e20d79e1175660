using CompanionChat.Domain.Payments;
using Microsoft.Extensions.Logging;
using Stripe;

namespace CompanionChat.Functions.Adapters.Stripe;

/// <summary>What Stripe's API and its notifications tell the operator: ids and codes, never a key or a message.</summary>
internal static partial class StripeLog
{
    public static void Failed(ILogger logger, string operation, PaymentProviderUnavailableException failure, StripeException? answer)
    {
        if (failure.Status is 401 or 403)
        {
            Misconfigured(logger, operation, failure.Status, failure.Reason);
        }
        else
        {
            Unavailable(logger, operation, failure.Status, failure.Reason, answer?.StripeResponse?.RequestId);
        }
    }

    [LoggerMessage(1301, LogLevel.Warning, "Stripe did not {Operation}: {Status} {Reason} (request {RequestId}).")]
    private static partial void Unavailable(ILogger logger, string operation, int status, string? reason, string? requestId);

    [LoggerMessage(1302, LogLevel.Error, "Stripe does not let our key {Operation} ({Status} {Reason}): check STRIPE_SECRET_KEY and its permissions.")]
    private static partial void Misconfigured(ILogger logger, string operation, int status, string? reason);

    [LoggerMessage(1303, LogLevel.Warning, "Stripe's event {EventId} ({Type}) is of the other mode, live or test, than our key, and was ignored.")]
    public static partial void OtherMode(ILogger logger, string eventId, string type);
}
