using System.Globalization;
using System.Text.Json;
using CompanionChat.Domain.Payments;

namespace CompanionChat.Functions.Adapters;

/// <summary>Reads fields of an answer whose shape is not trusted: whatever is not there, or is of another kind, is null.</summary>
internal static class JsonFields
{
    /// <summary>More than anybody pays; what is greater is no amount, and could not be counted in the smallest unit.</summary>
    private const decimal GreatestAmount = 1_000_000_000_000m;

    /// <summary>A field.</summary>
    public static JsonElement? Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null
            ? member
            : null;

    /// <summary>The text of a string that is not empty, or the digits of a number.</summary>
    public static string? Text(this JsonElement element, string name) => element.Member(name) switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString() is { Length: > 0 } value ? value : null,
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => null,
    };

    /// <summary>A number, also one that is written as a string.</summary>
    public static decimal? Number(this JsonElement element, string name) =>
        decimal.TryParse(element.Text(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>A time; one that names no zone is in UTC.</summary>
    public static DateTimeOffset? Time(this JsonElement element, string name) =>
        DateTimeOffset.TryParse(element.Text(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : null;

    /// <summary>An absolute http(s) address.</summary>
    public static Uri? Address(this JsonElement element, string name) =>
        Uri.TryCreate(element.Text(name), UriKind.Absolute, out var address) && address.Scheme is "https" or "http" ? address : null;

    /// <summary>An amount of money in two fields.</summary>
    public static Money? Price(this JsonElement element, string amount, string currency) =>
        element.Number(amount) is { } units and >= 0 and < GreatestAmount && element.Text(currency) is { Length: 3 } letters
            ? Money.OfUnits(units, letters)
            : null;

    /// <summary>The objects of a list.</summary>
    public static IEnumerable<JsonElement> Objects(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object)
            : [];
}
