using System.Text;
using System.Text.Json;
using CompanionChat.Domain.Payments;
using CompanionChat.Domain.Visitors;
using CompanionChat.Functions.Features.Webhooks;
using Microsoft.AspNetCore.WebUtilities;

namespace CompanionChat.Functions.Adapters.CoinGate;

/// <summary>
/// Reads CoinGate's callbacks (<see href="https://developer.coingate.com/reference/payment-callback"/>): a form or JSON, as the API app is set. Nobody
/// signs them. What shows that one is CoinGate's is the order's secret token in it; what it says is only a reason to read the order back.
/// </summary>
internal sealed class CoinGateWebhooks : IWebhookReader
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <inheritdoc/>
    public PaymentProvider Provider => PaymentProvider.CoinGate;

    /// <inheritdoc/>
    public Task<WebhookReading> ReadAsync(WebhookDelivery delivery, CancellationToken cancellationToken) => Task.FromResult(Read(delivery));

    private static WebhookReading Read(WebhookDelivery delivery)
    {
        if (FieldsOf(delivery) is not { } field
            || UserKey.Parse(delivery.Query["for"] is [var user] ? user : null) is not { } buyer
            || OrderId.Parse(field("order_id")) is not { } order
            || field("token") is not { Length: > 0 } token
            || field("id") is not { } id
            || !CoinGateOrder.IsId(id))
        {
            return new WebhookReading.Forged("malformed");
        }

        return new WebhookReading.Concerns(buyer, order)
        {
            Type = field("status") is { } status && CoinGateReport.Progress(status) is not null ? status : "unknown",
            SessionId = id,
            CallbackToken = token,
            MustReadBack = true,
        };
    }

    private static Func<string, string?>? FieldsOf(WebhookDelivery delivery)
    {
        try
        {
            return delivery.Headers.ContentType.ToString().StartsWith("application/json", StringComparison.OrdinalIgnoreCase)
                ? JsonFieldsOf(delivery.Body)
                : FormFieldsOf(StrictUtf8.GetString(delivery.Body.Span));
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or DecoderFallbackException)
        {
            return null;
        }
    }

    private static Func<string, string?> JsonFieldsOf(ReadOnlyMemory<byte> body)
    {
        using var document = JsonDocument.Parse(body);
        var root = document.RootElement;
        var fields = ((string[])["order_id", "token", "id", "status"]).ToDictionary(name => name, name => root.Text(name), StringComparer.Ordinal);
        return fields.GetValueOrDefault;
    }

    private static Func<string, string?> FormFieldsOf(string body)
    {
        var form = QueryHelpers.ParseQuery(body);
        return name => form.TryGetValue(name, out var values) && values is [var value] ? value : null;
    }
}
