using System.Globalization;
using System.Text.RegularExpressions;

namespace CompanionChat.Functions.Contract;

/// <summary>Reads times as clients send them (RFC 3339, section 5.6): date, time and offset are all needed.</summary>
public static partial class Rfc3339
{
    /// <summary>The time, or null where the text is none.</summary>
    public static DateTimeOffset? Parse(string? text) =>
        text is not null
        && Shape().IsMatch(text)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : null;

    [GeneratedRegex(
        @"\A[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,9})?([Zz]|[+-][0-9]{2}:[0-9]{2})\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Shape();
}
