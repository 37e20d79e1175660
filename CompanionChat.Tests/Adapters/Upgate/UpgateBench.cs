using System.Text.Json.Nodes;
using CompanionChat.Domain.Payments;
using CompanionChat.Functions.Adapters.Upgate;

namespace CompanionChat.Tests.Adapters.Upgate;

/// <summary>Upgate as the app registers it.</summary>
public sealed class UpgateBench(string environment, params (string Name, string? Value)[] changes) : PaymentBench(
    environment, UpgateServices.HttpClientName, [("UPGATE_API_KEY", Key), .. changes], (services, settings) => services.AddUpgate(settings))
{
    public static readonly Order Order = NewOrder(PaymentProvider.Upgate);

    public static readonly Order Open = Order with { State = OrderState.Open, SessionId = "checkout-1" };

    private int transactions;

    public UpgateBench()
        : this("Production")
    {
    }

    /// <summary>A checkout as Upgate's documentation shows it.</summary>
    public static string Checkout(string id = "2E2CL5R3KC7K3") => new JsonObject
    {
        ["id"] = id,
        ["created_at"] = "2026-11-21T12:00:00.000Z",
        ["merchant_id"] = "UpGate",
        ["session"] = new JsonObject
        {
            ["created_at"] = "2026-11-21T12:00:00.000Z", ["expires_at"] = "2026-11-21T13:00:00.000Z", ["redirect_url"] = $"https://checkout.upgate.com/{id}",
        },
    }.ToJsonString();

    public static string Error(string code = "INVALID_REQUEST") =>
        $$"""{"errors":[{"error_code":"{{code}}","error_message":"secret-word"}]}""";

    /// <summary>A transaction; each is a second later than the one before.</summary>
    public JsonObject Transaction(
        string type = "SALE", string status = "SUCCESS", int code = 1000, string? amount = "9.99", string currency = "USD", string payment = "P1", string? order = null) => new()
    {
        ["transaction_id"] = $"T{++transactions}",
        ["transaction_type"] = type,
        ["transaction_status"] = status,
        ["created_at"] = $"{Noon.AddSeconds(transactions):yyyy-MM-ddTHH:mm:ss}.000Z",
        ["response_code"] = code,
        ["transaction_amount"] = amount,
        ["transaction_currency_code"] = currency,
        ["payment"] = new JsonObject
        {
            ["payment_id"] = payment,
            ["merchant_payment_id"] = order ?? Order.Id.Value,
            ["merchant_customer_id"] = User.Value,
            ["amount"] = "9.99",
            ["currency_code"] = "USD",
        },
    };

    public UpgateBench Lists(params IEnumerable<JsonObject> newestLast) => Lists(null, newestLast);

    public UpgateBench Lists(string? next, IEnumerable<JsonObject> newestLast)
    {
        var page = new JsonObject
        {
            ["type"] = "TRANSACTION",
            ["data"] = new JsonArray([.. newestLast.Reverse()]),
            ["meta"] = next is null ? new JsonObject() : new JsonObject { ["next_prev_id"] = next },
        };
        Api.Answers(200, page.ToJsonString());
        return this;
    }

    /// <summary>What an order is said to be.</summary>
    public async Task<PaymentReport> ReadAsync(Order? order = null) => (await ReadAsync(order ?? Open, "checkout-1"))!;

    /// <summary>What a paid order's later transactions are said to be.</summary>
    public async Task<PaymentFacts> FactsAsync(params IEnumerable<JsonObject> later) =>
        (await Lists(Transaction()).Lists(later).ReadAsync()).Facts;
}
