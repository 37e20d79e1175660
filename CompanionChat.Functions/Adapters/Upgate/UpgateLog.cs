using CompanionChat.Domain.Payments;
using Microsoft.Extensions.Logging;

namespace CompanionChat.Functions.Adapters.Upgate;

/// <summary>What Upgate's API tells the operator: ids and codes, never a key or a message.</summary>
internal static partial class UpgateLog
{
    public static void Failed(ILogger logger, string operation, PaymentProviderUnavailableException failure)
    {
        if (failure.Status is 401 or 403)
        {
            Misconfigured(logger, operation, failure.Status, failure.Reason);
        }
        else
        {
            Unavailable(logger, operation, failure.Status, failure.Reason);
        }
    }

    [LoggerMessage(1501, LogLevel.Warning, "Upgate did not {Operation}: {Status} {Reason}.")]
    private static partial void Unavailable(ILogger logger, string operation, int status, string? reason);

    [LoggerMessage(1502, LogLevel.Error, "Upgate does not let our key {Operation} ({Status} {Reason}): check UPGATE_API_KEY.")]
    private static partial void Misconfigured(ILogger logger, string operation, int status, string? reason);

    [LoggerMessage(1503, LogLevel.Warning, "Order {Order} was paid twice at Upgate; the second payment was not granted and should be refunded.")]
    public static partial void PaidTwice(ILogger logger, OrderId order);
}
