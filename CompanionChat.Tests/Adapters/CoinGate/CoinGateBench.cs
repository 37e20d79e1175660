using System.Text.Json.Nodes;
using CompanionChat.Domain.Payments;
using CompanionChat.Functions.Adapters.CoinGate;

namespace CompanionChat.Tests.Adapters.CoinGate;

/// <summary>CoinGate as the app registers it.</summary>
public sealed class CoinGateBench(string environment, params (string Name, string? Value)[] changes) : PaymentBench(
    environment, CoinGateServices.HttpClientName, [("COINGATE_API_TOKEN", Key), .. changes], (services, settings) => services.AddCoinGate(settings))
{
    public static readonly Order Order = NewOrder(PaymentProvider.CoinGate);

    public static readonly Order Open = Order with { State = OrderState.Open, SessionId = "538" };

    public CoinGateBench()
        : this("Production")
    {
    }

    /// <summary>An order as CoinGate's documentation shows it.</summary>
    public static JsonObject Made(string status = "new", int id = 538, string? orderId = null, int minutesOld = 0, params (string Name, JsonNode? Value)[] fields)
    {
        var made = new JsonObject
        {
            ["id"] = id,
            ["status"] = status,
            ["title"] = "Gold & more",
            ["do_not_convert"] = true,
            ["price_currency"] = "USD",
            ["price_amount"] = "9.99",
            ["created_at"] = $"{Noon.AddMinutes(-minutesOld):yyyy-MM-ddTHH:mm:ss}+00:00",
            ["order_id"] = orderId ?? Order.Id.Value,
            ["payment_url"] = $"https://pay.coingate.com/invoice/{id}",
            ["underpaid_amount"] = "0",
            ["overpaid_amount"] = "0",
            ["refunds"] = new JsonArray(),
        };
        foreach (var (name, value) in fields)
        {
            made[name] = value;
        }

        return made;
    }

    public static JsonObject Refund(string amount, string status = "completed") =>
        new() { ["id"] = 8, ["request_amount"] = amount, ["refund_amount"] = "0.0004862", ["status"] = status };

    public static string Page(params IEnumerable<JsonObject> orders) =>
        new JsonObject { ["current_page"] = 1, ["orders"] = new JsonArray([.. orders]) }.ToJsonString();

    /// <summary>What an order is said to be.</summary>
    public async Task<PaymentReport> ReadAsync(JsonObject found)
    {
        Api.Answers(200, found.ToJsonString());
        return (await ReadAsync(Open, "538"))!;
    }
}
