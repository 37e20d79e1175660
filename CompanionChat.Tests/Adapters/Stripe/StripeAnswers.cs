using System.Text.Json.Nodes;

namespace CompanionChat.Tests.Adapters.Stripe;

/// <summary>What Stripe's API and its notifications look like.</summary>
internal static class StripeAnswers
{
    public static JsonObject Metadata => new() { ["user_key"] = StripeBench.User.Value, ["order_id"] = StripeBench.Order.Id.Value };

    /// <summary>A session that waits for its buyer.</summary>
    /// <param name="changes">Members that differ.</param>
    public static JsonObject Session(params (string Name, JsonNode? Value)[] changes) => With(
        new JsonObject
        {
            ["id"] = "cs_1",
            ["object"] = "checkout.session",
            ["amount_total"] = 999,
            ["currency"] = "usd",
            ["expires_at"] = 1795348800,
            ["livemode"] = true,
            ["metadata"] = Metadata,
            ["mode"] = "payment",
            ["payment_intent"] = null,
            ["payment_status"] = "unpaid",
            ["status"] = "open",
            ["url"] = "https://checkout.stripe.com/c/pay/cs_1",
            ["never_heard_of"] = new JsonArray(1, "two", null),
        },
        changes);

    public static JsonObject Payment(params (string Name, JsonNode? Value)[] changes) => With(
        new JsonObject { ["id"] = "pi_1", ["object"] = "payment_intent", ["amount"] = 999, ["currency"] = "usd", ["livemode"] = true, ["metadata"] = Metadata },
        changes);

    public static JsonObject Charge(params (string Name, JsonNode? Value)[] changes) => With(
        new JsonObject
        {
            ["id"] = "ch_1",
            ["object"] = "charge",
            ["amount"] = 999,
            ["amount_refunded"] = 0,
            ["currency"] = "usd",
            ["disputed"] = false,
            ["livemode"] = true,
            ["metadata"] = Metadata,
            ["payment_intent"] = "pi_1",
        },
        changes);

    public static JsonObject Dispute(params (string Name, JsonNode? Value)[] changes) => With(
        new JsonObject
        {
            ["id"] = "du_1",
            ["object"] = "dispute",
            ["amount"] = 999,
            ["charge"] = "ch_1",
            ["currency"] = "usd",
            ["livemode"] = true,
            ["metadata"] = new JsonObject(),
            ["payment_intent"] = "pi_1",
            ["status"] = "needs_response",
        },
        changes);

    public static string Event(string type, JsonNode? about, params (string Name, JsonNode? Value)[] changes) => With(
        new JsonObject
        {
            ["id"] = "evt_1",
            ["object"] = "event",
            ["api_version"] = "2026-07-29.dahlia",
            ["created"] = 1795262400,
            ["data"] = new JsonObject { ["object"] = about },
            ["livemode"] = true,
            ["pending_webhooks"] = 1,
            ["request"] = new JsonObject { ["id"] = null, ["idempotency_key"] = null },
            ["type"] = type,
        },
        changes).ToJsonString();

    public static string Error(string? code, string type = "invalid_request_error", string message = "quotes what was sent") =>
        new JsonObject { ["error"] = new JsonObject { ["type"] = type, ["code"] = code, ["message"] = message } }.ToJsonString();

    private static JsonObject With(JsonObject whole, (string Name, JsonNode? Value)[] changes)
    {
        foreach (var (name, value) in changes)
        {
            whole[name] = value;
        }

        return whole;
    }
}
