using System.Globalization;
using CompanionChat.Domain.Payments;
using CompanionChat.Domain.Visitors;

namespace CompanionChat.Functions.Adapters.CoinGate;

/// <summary>The order that CoinGate is asked to make (<see href="https://developer.coingate.com/reference/create-order"/>).</summary>
internal static class CoinGateOrderForm
{
    private const int LeastText = 3;
    private const int LongestTitle = 150;
    private const int LongestDescription = 500;

    /// <summary>Its fields. They follow from the order alone.</summary>
    public static Dictionary<string, string> Of(UserKey user, Order order)
    {
        var pages = new ReturnAddresses(order);
        var grants = order.Plan.Grants;
        return new(StringComparer.Ordinal)
        {
            ["order_id"] = order.Id.Value,
            ["price_amount"] = order.Plan.Price.InUnits.ToString(CultureInfo.InvariantCulture),
            ["price_currency"] = order.Plan.Price.Currency.ToUpperInvariant(),

            // Documented: what was paid stays in its own currency, and the operator converts it, or has it converted, in CoinGate's dashboard.
            ["receive_currency"] = "DO_NOT_CONVERT",
            ["title"] = Fit(order.Plan.Name, LongestTitle),
            ["description"] = Fit(
                string.Create(CultureInfo.InvariantCulture, $"{order.Plan.Name}: {grants.PremiumDays} days of premium, {grants.Tokens} tokens"), LongestDescription),
            ["callback_url"] = $"{order.Site}/api/webhooks/coingate?for={user}",
            ["success_url"] = pages.Success,
            ["cancel_url"] = pages.Cancel,
            ["token"] = order.CallbackToken,
        };
    }

    private static string Fit(string text, int longest)
    {
        if (text.Length <= longest)
        {
            return text.PadRight(LeastText, '.');
        }

        return char.IsHighSurrogate(text[longest - 1]) ? text[..(longest - 1)] : text[..longest];
    }
}
