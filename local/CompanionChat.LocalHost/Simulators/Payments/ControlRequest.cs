using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace CompanionChat.LocalHost.Simulators.Payments;

/// <summary>What a control of a simulated payment is told.</summary>
/// <param name="Amount">In the currency's unit (9.99); null: all of it.</param>
/// <param name="IsForm">Whether a page's button was pressed, so that the answer leads a browser on.</param>
internal sealed record ControlRequest(decimal? Amount, bool IsForm)
{
    /// <summary>Reads one; null where it is wrong: the body is nothing, a page's form, or <c>{"amount":9.99}</c>.</summary>
    public static async Task<ControlRequest?> ReadAsync(HttpRequest request)
    {
        if (request.HasFormContentType)
        {
            return new ControlRequest(null, IsForm: true);
        }

        using var reader = new StreamReader(request.Body);
        var text = await reader.ReadToEndAsync(request.HttpContext.RequestAborted);
        return text.Length == 0 ? new ControlRequest(null, IsForm: false) : Parse(text);
    }

    private static ControlRequest? Parse(string text)
    {
        try
        {
            using var body = JsonDocument.Parse(text);
            var isRight = decimal.TryParse(body.RootElement.GetProperty("amount").GetRawText(), NumberStyles.Number, CultureInfo.InvariantCulture, out var amount);
            return isRight && amount > 0 ? new ControlRequest(amount, IsForm: false) : null;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }
}
