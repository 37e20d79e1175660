using System.Globalization;
using CompanionChat.Domain.Payments;
using CompanionChat.Domain.Visitors;
using Microsoft.Extensions.Logging;

namespace CompanionChat.Functions.Adapters.Upgate;

/// <summary>
/// Takes money by Upgate's checkout. Its API documents no way to read a checkout back, only transactions, so a checkout whose answer was lost stays
/// unknown to everybody, and nobody can pay it: another one is opened in its place. What an order came to is read from its transactions.
/// </summary>
internal sealed class UpgatePayments(UpgateApi api, TimeProvider clock, ILogger<UpgatePayments> logger) : IPaymentProvider
{
    private const string Sales = "SALE";

    /// <summary>A first key and two more: an opening whose answer was lost uses one up.</summary>
    private const int Keys = 3;

    /// <summary>How far Upgate's clock may be from ours.</summary>
    private static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(10);

    /// <summary>Assumed: a sale is written down while its checkout lasts, or soon after, also where its money takes days.</summary>
    private static readonly TimeSpan LateSale = TimeSpan.FromDays(1);

    /// <inheritdoc/>
    public PaymentProvider Provider => PaymentProvider.Upgate;

    /// <inheritdoc/>
    public async Task<OpenedCheckout> OpenAsync(UserKey user, Order order, CancellationToken cancellationToken)
    {
        var body = UpgateCheckoutBody.Of(user, order);
        for (var key = 0; ; key++)
        {
            try
            {
                return await api.OpenAsync(body, KeyOf(order, key), cancellationToken);
            }
            catch (PaymentProviderUnavailableException refused) when (MayBeRepeat(refused) && key < Keys - 1)
            {
                if (key == 0 && await SalesAsync(order, cancellationToken) is { Count: > 0 })
                {
                    throw new PaymentProviderUnavailableException(PaymentProvider.Upgate, refused.Status, "being_paid");
                }
            }
        }
    }

    /// <inheritdoc/>
    public async Task<PaymentReport?> ReadAsync(Order order, string sessionId, CancellationToken cancellationToken)
    {
        var sales = await SalesAsync(order, cancellationToken);
        var paid = UpgateReport.Paid(order, sales);
        if (paid is null)
        {
            return UpgateReport.Unpaid(order, sessionId, sales, clock.GetUtcNow());
        }

        if (sales.Any(sale => sale.IsDone && !string.Equals(sale.PaymentId, paid.PaymentId, StringComparison.Ordinal)))
        {
            UpgateLog.PaidTwice(logger, order.Id);
        }

        var later = await api.ListAsync(order.Id, UpgateReversals.Types, paid.CreatedAt - ClockDifference, to: null, cancellationToken);
        return UpgateReport.Of(order, sessionId, paid, later);
    }

    /// <summary>Does nothing: Upgate's API documents no way to end a checkout. It expires by itself.</summary>
    public Task CloseAsync(Order order, CancellationToken cancellationToken) => Task.CompletedTask;

    // Documented: a repeated key is an error. Which one is not, so every refusal of the request itself may be that.
    private static bool MayBeRepeat(PaymentProviderUnavailableException refused) => refused.Status is 400 or 409 or 422;

    private static string KeyOf(Order order, int key) => key == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{order.Id}.{order.Attempt}")
        : string.Create(CultureInfo.InvariantCulture, $"{order.Id}.{order.Attempt}.{key}");

    private Task<IReadOnlyList<UpgateTransaction>> SalesAsync(Order order, CancellationToken cancellationToken) =>
        api.ListAsync(order.Id, Sales, order.CreatedAt - ClockDifference, order.ExpiresAt + LateSale, cancellationToken);
}
