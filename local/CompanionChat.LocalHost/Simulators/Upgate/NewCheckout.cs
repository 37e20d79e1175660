using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace CompanionChat.LocalHost.Simulators.Upgate;

/// <summary>The body of <c>POST /checkout</c>: what of it is played.</summary>
internal sealed record NewCheckout(NewCheckout.Payment? PaymentData, NewCheckout.Buyer? Customer, NewCheckout.Pages? Callback, IReadOnlyList<NewCheckout.Product>? Products)
{
    private const int LongestAddress = 512;
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Whether all is there that Upgate requires.</summary>
    public bool IsValid =>
        PaymentData is { Type: "SALE", Amount: > 0, CurrencyCode.Length: 3, MerchantPaymentId.Length: > 0 }
        && Customer is { MerchantCustomerId.Length: > 0 }
        && IsAddress(Callback?.SuccessUrl)
        && IsAddress(Callback?.FailureUrl)
        && Products is [{ Type: "SALE", Price: > 0, Name.Length: > 0 }, ..];

    /// <summary>Reads one; null where the body is none.</summary>
    public static async Task<NewCheckout?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<NewCheckout>(request.Body, Json, cancellationToken);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsAddress(string? text) => text is { Length: > 0 and <= LongestAddress } && Uri.TryCreate(text, UriKind.Absolute, out _);

    internal sealed record Payment(string? MerchantPaymentId, string? Type, decimal Amount, string? CurrencyCode);

    internal sealed record Buyer(string? MerchantCustomerId);

    internal sealed record Pages(string? SuccessUrl, string? FailureUrl);

    internal sealed record Product(string? Type, decimal Price, string? Name);
}
