using System.Globalization;
using CompanionChat.LocalHost.Simulators.Stripe.Ledger;

namespace CompanionChat.LocalHost.Simulators.Stripe.Api;

/// <summary>
/// Reads what a session is to be made of. Source: https://docs.stripe.com/api/checkout/sessions/create; of its parameters the simulator knows
/// those of one-time payments of prices that the caller names.
/// </summary>
internal static class SessionForm
{
    private const long Least = 50;
    private static readonly TimeSpan Soonest = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Latest = TimeSpan.FromHours(24);

    /// <summary>What is asked for. It counts only where the form has no error.</summary>
    public static NewSession Read(StripeForm form, DateTimeOffset now)
    {
        if (form.OneOf("mode", "payment") is null)
        {
            form.Fail(StripeError.Missing("mode"));
        }

        var items = ReadItems(form);
        form.OneOf("ui_mode", "hosted_page");
        form.Pass("adaptive_pricing", "payment_method_types", "locale", "submit_type", "customer_creation", "custom_text", "billing_address_collection", "integration_identifier");
        form.Pass("payment_intent_data[description]", "payment_intent_data[statement_descriptor]", "payment_intent_data[statement_descriptor_suffix]");
        return new NewSession(
            items.Count == 0 ? "" : items[0].Name,
            Total(form, items),
            items.Count == 0 ? "" : items[0].Currency,
            Address(form, "success_url", form.Needed("success_url")),
            form.Text("cancel_url") is { } cancel ? Address(form, "cancel_url", cancel) : null,
            form.Text("client_reference_id", longest: 200),
            form.Text("customer_email", longest: 800),
            form.Metadata("metadata"),
            form.Metadata("payment_intent_data[metadata]"),
            Expiry(form, now));
    }

    private static List<Item> ReadItems(StripeForm form)
    {
        var items = new List<Item>();
        while (items.Count < 100 && form.Has($"line_items[{items.Count}]"))
        {
            items.Add(ReadItem(form, $"line_items[{items.Count}]"));
        }

        if (items.Count == 0)
        {
            form.Fail(StripeError.Missing("line_items"));
        }

        return items;
    }

    private static Item ReadItem(StripeForm form, string at)
    {
        var price = $"{at}[price_data]";
        var currency = form.Needed($"{price}[currency]").ToLowerInvariant();
        if (currency is not { Length: 3 } || !currency.All(char.IsAsciiLetterLower))
        {
            form.Fail(StripeError.Invalid($"Invalid currency: {currency}", param: $"{price}[currency]"));
        }

        var unit = form.Number($"{price}[unit_amount]");
        var quantity = form.Number($"{at}[quantity]");
        if (unit is null)
        {
            form.Fail(StripeError.Missing($"{price}[unit_amount]"));
        }

        if (quantity is null or 0)
        {
            form.Fail(StripeError.Missing($"{at}[quantity]"));
        }

        var name = form.Needed($"{price}[product_data][name]");
        form.Pass($"{price}[product_data][description]", $"{price}[product_data][images]", $"{price}[product_data][metadata]", $"{price}[product_data][tax_code]", $"{price}[tax_behavior]");
        return new Item(name, currency, unit.GetValueOrDefault() * Math.Min(quantity.GetValueOrDefault(), 999_999));
    }

    private static long Total(StripeForm form, List<Item> items)
    {
        if (items.Select(item => item.Currency).Distinct(StringComparer.Ordinal).Count() > 1)
        {
            form.Fail(StripeError.Invalid("All prices in `line_items` must have the same currency.", param: "line_items"));
        }

        var total = items.Sum(item => item.Amount);
        if (total is > 0 and < Least)
        {
            form.Fail(StripeError.Invalid($"The Checkout Session's total amount must be at least {Least}, or nothing.", "amount_too_small"));
        }

        return total;
    }

    private static string Address(StripeForm form, string name, string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            form.Fail(StripeError.Invalid("Not a valid URL", "url_invalid", name));
        }

        return text;
    }

    private static DateTimeOffset Expiry(StripeForm form, DateTimeOffset now)
    {
        if (form.Number("expires_at") is not { } seconds)
        {
            return now + Latest;
        }

        // The caller's clock and ours may differ by a little.
        var left = seconds - now.ToUnixTimeSeconds();
        if (left < (long)Soonest.TotalSeconds - 5)
        {
            form.Fail(StripeError.Invalid("The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.", param: "expires_at"));
        }

        if (left > (long)Latest.TotalSeconds + 5)
        {
            form.Fail(StripeError.Invalid(
                string.Create(CultureInfo.InvariantCulture, $"The `expires_at` timestamp must be less than {Latest.TotalHours} hours from Checkout Session creation."), param: "expires_at"));
        }

        return now + TimeSpan.FromSeconds(Math.Clamp(left, 0, (long)Latest.TotalSeconds + 5));
    }

    private sealed record Item(string Name, string Currency, long Amount);
}
