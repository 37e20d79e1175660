using System.Text.Json;
using CompanionChat.Domain.Payments;
using CompanionChat.Domain.Visitors;

namespace CompanionChat.Functions.Adapters.Upgate;

/// <summary>The checkout that Upgate is asked to open (<see href="https://docs.upgate.com/openapi/sale-request-examples/checkout_request"/>).</summary>
internal static class UpgateCheckoutBody
{
    /// <summary>Documented since 2024-09-17, in characters.</summary>
    private const int LongestAddress = 512;

    private static readonly JsonSerializerOptions SnakeCase = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Its JSON. It follows from the order alone. No methods are named: the back office's count then.</summary>
    public static byte[] Of(UserKey user, Order order)
    {
        var price = order.Plan.Price;
        var pages = Pages(order);
        return JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                PaymentData = new
                {
                    MerchantPaymentId = order.Id.Value,
                    Type = "SALE",
                    Amount = price.InUnits,
                    CurrencyCode = price.Currency.ToUpperInvariant(),
                },
                Customer = new { MerchantCustomerId = user.Value },
                Callback = new { SuccessUrl = pages.Success, FailureUrl = pages.Cancel },
                Products = new[] { new { MerchantProductId = order.Plan.Id, Type = "SALE", Price = price.InUnits, order.Plan.Name } },
            },
            SnakeCase);
    }

    private static ReturnAddresses Pages(Order order)
    {
        var pages = new ReturnAddresses(order);
        return pages.Success.Length > LongestAddress || pages.Cancel.Length > LongestAddress
            ? new ReturnAddresses(order with { ReturnTo = null })
            : pages;
    }
}
