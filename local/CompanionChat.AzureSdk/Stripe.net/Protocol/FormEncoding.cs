#nullable disable
using System.Collections;
using System.Globalization;
using System.Net;
using System.Reflection;
using System.Text.Json.Serialization;

namespace Stripe.Protocol;

/// <summary>Writes options as Stripe's forms want them: <c>line_items[0][price_data][currency]=usd</c>.</summary>
internal static class FormEncoding
{
    public static string Encode(BaseOptions options) =>
        options is null ? "" : string.Join('&', Flatten(null, options).Select(field => $"{Escape(field.Name)}={Escape(field.Value)}"));

    private static string Escape(string text) => WebUtility.UrlEncode(text)
        .Replace("%5B", "[", StringComparison.Ordinal)
        .Replace("%5D", "]", StringComparison.Ordinal);

    private static IEnumerable<(string Name, string Value)> Flatten(string name, object value) => value switch
    {
        INestedOptions options => Members(options).SelectMany(member => Flatten(Inside(name, member.Name), member.Value)),
        IDictionary<string, string> map => map.SelectMany(entry => Flatten(Inside(name, entry.Key), entry.Value)),
        string text => [(name, text)],
        bool flag => [(name, flag ? "true" : "false")],
        ICollection { Count: 0 } => [(name, "")],
        ICollection list => list.Cast<object>().SelectMany((item, index) => Flatten(string.Create(CultureInfo.InvariantCulture, $"{name}[{index}]"), item)),
        null => [(name, "")],
        _ => [(name, Convert.ToString(value, CultureInfo.InvariantCulture))],
    };

    private static string Inside(string name, string member) => name is null ? member : $"{name}[{member}]";

    /// <summary>What was set, by the names of the protocol.</summary>
    private static IEnumerable<(string Name, object Value)> Members(INestedOptions options) =>
        from property in options.GetType().GetRuntimeProperties()
        let name = property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name
        where name is not null
        let value = property.GetValue(options)
        where value is not null
        select (name, value);
}
