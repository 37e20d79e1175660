using System.Globalization;
using CompanionChat.Domain.Payments;
using CompanionChat.Domain.Visitors;
using Microsoft.Extensions.Logging;

namespace CompanionChat.Functions.Adapters.CoinGate;

/// <summary>
/// Takes money by CoinGate's orders. CoinGate has no idempotency key, so whoever may be repeating an opening looks first for the order that an earlier try
/// may have made. Two tries at the very same time can still make two: only one of them is written down, and nobody learns the other's address.
/// </summary>
internal sealed class CoinGatePayments(CoinGateApi api, TimeProvider clock, ILogger<CoinGatePayments> logger) : IPaymentProvider
{
    /// <summary>How soon after it was written down an order's first opening begins.</summary>
    private static readonly TimeSpan FirstTry = TimeSpan.FromSeconds(2);

    /// <summary>Documented: an order whose buyer does nothing expires two hours after it was made.</summary>
    private static readonly TimeSpan TimeToPay = TimeSpan.FromHours(2);

    /// <summary>How far CoinGate's clock may be from ours.</summary>
    private static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(5);

    /// <summary>Documented: a business can make 500 orders per hour, and an opening is repeated within an hour.</summary>
    private const int MostPages = 6;

    /// <inheritdoc/>
    public PaymentProvider Provider => PaymentProvider.CoinGate;

    /// <inheritdoc/>
    public async Task<OpenedCheckout> OpenAsync(UserKey user, Order order, CancellationToken cancellationToken)
    {
        var mayBeRepeated = order.Attempt > 0 || clock.GetUtcNow() - order.CreatedAt > FirstTry;
        if (mayBeRepeated && await FindAsync(order, cancellationToken) is { } earlier)
        {
            return Opened(earlier);
        }

        try
        {
            return Opened(await api.CreateAsync(CoinGateOrderForm.Of(user, order), cancellationToken));
        }
        catch (PaymentProviderUnavailableException lost) when (lost.Status == 0)
        {
            if (await FindAsync(order, cancellationToken) is { } made)
            {
                return Opened(made);
            }

            throw;
        }
    }

    /// <inheritdoc/>
    public async Task<PaymentReport?> ReadAsync(Order order, string sessionId, CancellationToken cancellationToken)
    {
        if (!CoinGateOrder.IsId(sessionId) || await api.FindAsync(sessionId, cancellationToken) is not { } found)
        {
            return null;
        }

        CoinGateLog.Odd(logger, order.Id, found);

        // What became of an order that nobody can pay any more, because another try's was written down, says nothing about that one.
        var report = CoinGateReport.Of(found);
        var isOurs = order.SessionId is null || order.SessionId.Equals(found.Id, StringComparison.Ordinal);
        return isOurs || report.Progress is PaymentProgress.Paid ? report : null;
    }

    /// <summary>Does nothing: CoinGate's API documents no way to end an order. It expires by itself, after two hours at the latest.</summary>
    public Task CloseAsync(Order order, CancellationToken cancellationToken) => Task.CompletedTask;

    private static OpenedCheckout Opened(CoinGateOrder made) => made is { PaymentUrl: { } address, CreatedAt: { } created }
        ? new OpenedCheckout(made.Id, address, made.ExpiresAt ?? created + TimeToPay)
        : throw new PaymentProviderUnavailableException(PaymentProvider.CoinGate, 200, "no_open_checkout");

    // The list cannot be asked for our own id (its documented filters are times and a status), so it is read from its newest end back to the order's time.
    private async Task<CoinGateOrder?> FindAsync(Order order, CancellationToken cancellationToken)
    {
        var since = order.CreatedAt - ClockDifference;
        for (var page = 1; page <= MostPages; page++)
        {
            var listed = await api.ListAsync(since, page, cancellationToken);
            var ours = listed.Orders
                .Where(made => order.Id.Value.Equals(made.OrderId, StringComparison.Ordinal) && !made.HasEnded)
                .MinBy(made => UInt128.Parse(made.Id, CultureInfo.InvariantCulture));
            if (ours is not null || listed.IsLast || listed.Orders.Any(made => made.CreatedAt < since))
            {
                return ours;
            }
        }

        throw new PaymentProviderUnavailableException(PaymentProvider.CoinGate, 200, "too_many_orders");
    }
}
