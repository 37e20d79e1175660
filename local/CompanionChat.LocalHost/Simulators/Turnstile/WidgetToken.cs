using System.Globalization;
using System.Text.RegularExpressions;

namespace CompanionChat.LocalHost.Simulators.Turnstile;

/// <summary>
/// A token that <see cref="WidgetScript"/> made: <c>SIM.{milliseconds since 1970}.{action}.{cdata}.{random}</c>. It carries what
/// Cloudflare would keep on its side.
/// </summary>
internal sealed partial record WidgetToken(DateTimeOffset Made, string Action, string Cdata)
{
    /// <summary>What a token says of itself, or null where it is none of the widget's.</summary>
    public static WidgetToken? Read(string token) => Form().Match(token) is { Success: true } match
        ? new WidgetToken(
            DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(match.Groups["made"].ValueSpan, CultureInfo.InvariantCulture)),
            match.Groups["action"].Value,
            match.Groups["cdata"].Value)
        : null;

    [GeneratedRegex(@"\ASIM\.(?<made>[0-9]{13})\.(?<action>[A-Za-z0-9_-]{0,32})\.(?<cdata>[A-Za-z0-9_-]{0,255})\.[A-Za-z0-9]+\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}
