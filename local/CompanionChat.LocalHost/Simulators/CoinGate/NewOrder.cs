using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace CompanionChat.LocalHost.Simulators.CoinGate;

/// <summary>The order that is asked for: a form or a JSON object.</summary>
/// <param name="field">A field's text; empty where it was not sent.</param>
internal sealed class NewOrder(Func<string, string> field)
{
    /// <summary>What is wrong with it; empty where nothing is.</summary>
    public IReadOnlyList<string> Errors => [.. Check().OfType<string>()];

    /// <summary>Reads one; null where the body is neither.</summary>
    public static async Task<NewOrder?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            if (request.HasFormContentType)
            {
                var form = await request.ReadFormAsync(cancellationToken);
                return new NewOrder(name => form[name].ToString());
            }

            var fields = await JsonSerializer.DeserializeAsync<Dictionary<string, JsonElement>>(request.Body, cancellationToken: cancellationToken);
            return fields is null ? null : new NewOrder(name => fields.TryGetValue(name, out var value) ? value.ToString() : "");
        }
        catch (Exception broken) when (broken is JsonException or InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>The order.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="page">Where its buyer pays.</param>
    /// <param name="now">When it is made.</param>
    public SimulatedOrder ToOrder(long id, Uri page, DateTimeOffset now) => new()
    {
        Id = id,
        OrderId = field("order_id"),
        Title = field("title"),
        PriceAmount = decimal.Parse(field("price_amount"), CultureInfo.InvariantCulture),
        PriceCurrency = field("price_currency"),
        CallbackUrl = field("callback_url") is { Length: > 0 } callback ? callback : null,
        SuccessUrl = field("success_url"),
        CancelUrl = field("cancel_url"),
        Token = field("token") is { Length: > 0 } token ? token : null,
        PaymentUrl = page.AbsoluteUri,
        CreatedAt = now,
    };

    private IEnumerable<string?> Check()
    {
        yield return decimal.TryParse(field("price_amount"), NumberStyles.Number, CultureInfo.InvariantCulture, out var amount) && amount > 0
            ? null
            : "Price is not a number";
        yield return field("price_currency") is { Length: 3 } currency && currency.All(char.IsAsciiLetterUpper) ? null : "Price currency is not valid";
        yield return field("title").Length is >= 3 and <= 150 ? null : "Title is not of 3 to 150 characters";
        yield return field("description").Length is >= 3 and <= 500 ? null : "Description is not of 3 to 500 characters";
        foreach (var name in (string[])["callback_url", "success_url", "cancel_url"])
        {
            yield return field(name).Length == 0 || Uri.TryCreate(field(name), UriKind.Absolute, out _) ? null : $"{name} is not valid";
        }
    }
}
