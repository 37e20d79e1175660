using System.Text.Json.Nodes;
using CompanionChat.Tests.Drivers;
using CompanionChat.Tests.Features.Payments;

namespace CompanionChat.Tests.Fuzz;

/// <summary>What the payment providers say about a purchase: bodies that are right, to be twisted or not.</summary>
internal sealed class Notices(Shop shop, Random random)
{
    /// <summary>An event of Stripe's.</summary>
    public JsonObject OfStripe(StripeSession session)
    {
        if (random.Next(2) == 0)
        {
            session.Pay();
        }

        var (type, about) = random.Next(4) switch
        {
            0 => ("checkout.session.completed", session.Show()),
            1 => ("checkout.session.expired", session.Show()),
            2 => ("charge.refunded", session.Charge(random.NextInt64(session.Amount + 1))),
            _ => ("charge.dispute.created", session.Dispute("needs_response")),
        };
        return JsonNode.Parse(StripeDouble.Sign(type, about).Payload)!.AsObject();
    }

    /// <summary>A callback of CoinGate's, with the order's own token.</summary>
    public async Task<JsonObject> OfCoinGateAsync(Visitor visitor, string order)
    {
        var row = (await shop.Host.RowsAsync(visitor)).Single(row => row.RowKey == $"order~{order}");
        return new JsonObject
        {
            ["id"] = row.GetString("SessionId"),
            ["order_id"] = order,
            ["status"] = random.Next(2) == 0 ? "paid" : "pending",
            ["token"] = row.GetString("CallbackToken"),
        };
    }

    /// <summary>A notification of Upgate's.</summary>
    public JsonObject OfUpgate(Visitor visitor, string order) => new()
    {
        ["data"] = new JsonObject
        {
            ["transaction_type"] = random.Next(2) == 0 ? "SALE" : "REFUND",
            ["payment"] = new JsonObject { ["merchant_payment_id"] = order, ["merchant_customer_id"] = visitor.Key.Value },
        },
    };
}
