using System.Globalization;
using CompanionChat.LocalHost.Simulators.Books;
using CompanionChat.LocalHost.Simulators.Webhooks;

namespace CompanionChat.LocalHost.Simulators.CoinGate;

/// <summary>Keeps orders and makes happen to them what in life a buyer, a blockchain or a merchant does. Each change is called back.</summary>
internal sealed class CoinGateLedger(SimulatorBooks books, WebhookDelivery webhooks, SimulatorHome home, TimeProvider clock)
{
    private const string LastId = "last/id";
    private static readonly TimeSpan TimeToChoose = TimeSpan.FromHours(2);

    /// <summary>Makes an order.</summary>
    public SimulatedOrder Create(NewOrder asked) => books.Change(change =>
    {
        var id = change.Get<long>(LastId) + 1;
        var order = asked.ToOrder(id, new Uri(home.App, $"/_sim/{CoinGateServices.SimulatorName}/pay/{id}"), clock.GetUtcNow());
        change.Put(LastId, id);
        change.Put(SimulatedOrder.Key($"{id}"), order);
        return order;
    });

    /// <summary>One order; null for none.</summary>
    public SimulatedOrder? Find(string id) => books.Get<SimulatedOrder>(SimulatedOrder.Key(id)) is { } order ? AsItIsNow(order) : null;

    /// <summary>All orders, the newest first.</summary>
    public IEnumerable<SimulatedOrder> All() => books.All<SimulatedOrder>(SimulatedOrder.Kind).Select(AsItIsNow);

    /// <summary>Makes something happen: <c>pay</c>, <c>confirming</c>, <c>underpay</c>, <c>overpay</c>, <c>expire</c>, <c>cancel</c>, <c>invalid</c>, <c>refund</c>.</summary>
    /// <param name="id">The order.</param>
    /// <param name="action">What.</param>
    /// <param name="amount">Of a refund; null: all that is left.</param>
    /// <returns>The order after it; the same as before where it cannot happen to it; null where there is no such order or action.</returns>
    public SimulatedOrder? Act(string id, string action, decimal? amount) => books.Change(change =>
    {
        if (change.Get<SimulatedOrder>(SimulatedOrder.Key(id)) is not { } stored || Next(AsItIsNow(stored), action, amount) is not { } next)
        {
            return null;
        }

        if (next != stored)
        {
            change.Put(SimulatedOrder.Key(id), next);
            CallBack(change, next);
        }

        return next;
    });

    private static SimulatedOrder? Next(SimulatedOrder order, string action, decimal? amount)
    {
        var mayBePaid = order.IsOpen || order.Status is "confirming";
        return action switch
        {
            "pay" => mayBePaid ? order with { Status = "paid", Underpaid = 0 } : order,
            "confirming" => order.IsOpen ? order with { Status = "confirming" } : order,

            // A merchant can have CoinGate take a little less for all of it; the order then is paid, and still says what is missing.
            "underpay" => mayBePaid ? order with { Status = "paid", Underpaid = order.PriceAmount / 10 } : order,
            "overpay" => mayBePaid ? order with { Status = "paid", Overpaid = order.PriceAmount / 10 } : order,
            "expire" => order.IsOpen ? order with { Status = "expired" } : order,
            "cancel" => order.IsOpen ? order with { Status = "canceled" } : order,
            "invalid" => mayBePaid ? order with { Status = "invalid" } : order,
            "refund" => order.IsPaid ? Refund(order, amount) : order,
            _ => null,
        };
    }

    private static SimulatedOrder Refund(SimulatedOrder order, decimal? amount)
    {
        var left = order.PriceAmount - order.Refunds.Sum();
        var refund = Math.Min(amount ?? left, left);
        return order with { Refunds = [.. order.Refunds, refund], Status = refund == left ? "refunded" : "partially_refunded" };
    }

    private void CallBack(BooksChange change, SimulatedOrder order)
    {
        if (order.CallbackUrl is not null)
        {
            using var form = new FormUrlEncodedContent(order.CallbackFields());
            using var reader = new StreamReader(form.ReadAsStream());
            var subject = string.Create(CultureInfo.InvariantCulture, $"order {order.Id} {order.Status}");
            _ = webhooks.Enqueue(change, new Webhook(subject, new Uri(order.CallbackUrl), reader.ReadToEnd(), "application/x-www-form-urlencoded"));
        }
    }

    // Who did not choose a currency in time finds the order expired; nobody is called back for that here.
    private SimulatedOrder AsItIsNow(SimulatedOrder order) =>
        order.Status is "new" && clock.GetUtcNow() - order.CreatedAt > TimeToChoose ? order with { Status = "expired" } : order;
}
