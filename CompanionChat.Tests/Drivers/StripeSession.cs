using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace CompanionChat.Tests.Drivers;

/// <summary>A session of the double, with whatever state the test gives it.</summary>
public sealed class StripeSession
{
    public required string Id { get; init; }

    public required string Url { get; init; }

    public required string PaymentIntent { get; init; }

    public required Dictionary<string, string> Metadata { get; init; }

    public required Dictionary<string, string> PaymentMetadata { get; init; }

    public required long Amount { get; set; }

    public required string Currency { get; set; }

    public required string SuccessUrl { get; init; }

    public required string CancelUrl { get; init; }

    public string Status { get; set; } = "open";

    public string PaymentStatus { get; set; } = "unpaid";

    public bool Livemode { get; set; }

    public string OrderId => Metadata["order_id"];

    /// <summary>Reads what the app asked for.</summary>
    public static StripeSession Of(IFormCollection form, Uri address)
    {
        var id = "cs_test_" + RandomNumberGenerator.GetHexString(24, lowercase: true);
        return new StripeSession
        {
            Id = id,
            Url = new Uri(address, $"/pay/{id}").AbsoluteUri,
            PaymentIntent = "pi_" + RandomNumberGenerator.GetHexString(24, lowercase: true),
            Amount = long.Parse($"{form["line_items[0][price_data][unit_amount]"]}", CultureInfo.InvariantCulture),
            Currency = $"{form["line_items[0][price_data][currency]"]}",
            SuccessUrl = $"{form["success_url"]}",
            CancelUrl = $"{form["cancel_url"]}",
            Metadata = Of(form, "metadata["),
            PaymentMetadata = Of(form, "payment_intent_data[metadata]["),
        };
    }

    public void Pay() => (Status, PaymentStatus) = ("complete", "paid");

    public void Complete() => Status = "complete";

    public JsonObject Show() => new()
    {
        ["id"] = Id,
        ["object"] = "checkout.session",
        ["mode"] = "payment",
        ["status"] = Status,
        ["payment_status"] = PaymentStatus,
        ["amount_total"] = Amount,
        ["currency"] = Currency,
        ["livemode"] = Livemode,
        ["created"] = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds(),
        ["expires_at"] = TimeProvider.System.GetUtcNow().AddDays(1).ToUnixTimeSeconds(),
        ["url"] = Status == "open" ? Url : null,
        ["client_reference_id"] = Metadata.GetValueOrDefault("user_key"),
        ["metadata"] = Json(Metadata),
        ["payment_intent"] = Status == "complete" ? PaymentIntent : null,
    };

    public JsonObject PaymentIntentObject() => new()
    {
        ["id"] = PaymentIntent, ["object"] = "payment_intent", ["livemode"] = Livemode, ["metadata"] = Json(PaymentMetadata), ["latest_charge"] = "ch_" + Id,
    };

    /// <summary>Its charge after refunds of so much in all.</summary>
    public JsonObject Charge(long refunded) => new()
    {
        ["id"] = "ch_" + Id,
        ["object"] = "charge",
        ["amount"] = Amount,
        ["amount_refunded"] = refunded,
        ["refunded"] = refunded >= Amount,
        ["currency"] = Currency,
        ["livemode"] = Livemode,
        ["payment_intent"] = PaymentIntent,
        ["metadata"] = Json(PaymentMetadata),
    };

    /// <summary>A dispute about all of it.</summary>
    public JsonObject Dispute(string status) => new()
    {
        ["id"] = "dp_" + Id,
        ["object"] = "dispute",
        ["amount"] = Amount,
        ["currency"] = Currency,
        ["livemode"] = Livemode,
        ["status"] = status,
        ["charge"] = "ch_" + Id,
        ["payment_intent"] = PaymentIntent,
        ["metadata"] = new JsonObject(),
    };

    private static Dictionary<string, string> Of(IFormCollection form, string prefix) => form
        .Where(field => field.Key.StartsWith(prefix, StringComparison.Ordinal))
        .ToDictionary(field => field.Key[prefix.Length..^1], field => $"{field.Value}", StringComparer.Ordinal);

    private static JsonObject Json(Dictionary<string, string> values) =>
        new(values.Select(value => KeyValuePair.Create<string, JsonNode?>(value.Key, value.Value)));
}
