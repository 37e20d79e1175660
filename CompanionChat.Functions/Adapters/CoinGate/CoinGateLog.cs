using CompanionChat.Domain.Payments;
using Microsoft.Extensions.Logging;

namespace CompanionChat.Functions.Adapters.CoinGate;

/// <summary>What CoinGate's API tells the operator: ids and codes, never a token or a message.</summary>
internal static partial class CoinGateLog
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

    /// <summary>Tells what somebody should look at.</summary>
    public static void Odd(ILogger logger, OrderId order, CoinGateOrder found)
    {
        if (CoinGateReport.Progress(found.Status) is null)
        {
            UnknownStatus(logger, order, found.Id);
        }

        if (found is { Status: "paid", Overpaid: > 0 })
        {
            Overpaid(logger, order, found.Id);
        }

        if (found is { Status: "partially_refunded", Refunded: 0 })
        {
            UnknownRefund(logger, order, found.Id);
        }
    }

    [LoggerMessage(1401, LogLevel.Warning, "CoinGate did not {Operation}: {Status} {Reason}.")]
    private static partial void Unavailable(ILogger logger, string operation, int status, string? reason);

    [LoggerMessage(1402, LogLevel.Error, "CoinGate does not let our token {Operation} ({Status} {Reason}): check COINGATE_API_TOKEN and its permissions.")]
    private static partial void Misconfigured(ILogger logger, string operation, int status, string? reason);

    [LoggerMessage(1403, LogLevel.Warning, "The buyer of order {Order} sent more than CoinGate's order {Id} asked for; what is too much is theirs.")]
    private static partial void Overpaid(ILogger logger, OrderId order, string id);

    [LoggerMessage(1404, LogLevel.Warning, "CoinGate calls its order {Id} (ours: {Order}) by a status that is not documented; nothing was done.")]
    private static partial void UnknownStatus(ILogger logger, OrderId order, string id);

    [LoggerMessage(1405, LogLevel.Warning, "CoinGate calls its order {Id} (ours: {Order}) partially refunded and names no completed refund; nothing was taken back.")]
    private static partial void UnknownRefund(ILogger logger, OrderId order, string id);
}
