using System.Globalization;
using System.Text.Json;

namespace CompanionChat.Tests.Fuzz;

/// <summary>Values that nobody expects.</summary>
internal static class StrangeValues
{
    private static readonly string[] Texts =
    [
        "", " ", "\t", "x", "null", "undefined", "NaN", "true", "0", "-1", "1e9", "٣", "'", "''", "\"", "\\", "/", "//", "..", "../..", "~", "conv~x", "a'b",
        "' or PartitionKey ne '", "'; drop table Chat; --", "%00", "%2F", "%s%n%x", "{0}", "${7*7}", "{{7*7}}", "<script>alert(1)</script>", "&amp;", "\u0001",
        "é", "e\u0301", "İ", "ß", "😀", "👩‍👩‍👧‍👦", "\u202Eevil", "\u200B", "\uFEFF", "\uFFFD", "\uFFFF", "\U0010FFFF", "日本語", "\r\nX-Injected: 1", "a\nb",
        "https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "file:///etc/passwd", "/chats", "/../api/me", "constructor",
        "__proto__", "2026-02-30T00:00:00Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999-14:00", "2026-11-21T12:00:00.000Z",
        "2026-11-21", "12:00", "+010000-01-01T00:00:00Z", "2026-11-21T12:00:00+99:99", "STRIPE", "Stripe", "stripe ", "paypal", "premium-30", "TOKENS-100", "free",
    ];

    private static readonly string[] Json =
    [
        "null", "true", "false", "0", "-0", "-1", "1.5", "1e400", "-1e400", "1e-400", "9007199254740993", "9223372036854775808", "123456789012345678901234567890",
        "[]", "{}", "[null]", "[[[[[[[[[[1]]]]]]]]]]", "{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":1}}}}}}}}", "{\"$ref\":\"#\"}", "\"\\u0000\"", "\"\\ud83d\"",
        "\"\\ude00\\ud83d\"", "\"\\uD83D\\uDE00\"", "\"\\x41\"", "'x'", "01", "+1", ".5", "1.", "0x10", "Infinity", "\"unterminated", "/* c */ 1", "tru",
    ];

    private static readonly string[] Encoded =
    [
        "%2F", "%2f..%2F", "%5C", "%25", "%2525", "%20", "%09", "%0A", "%0d%0a", "%FF", "%C0%80", "%ED%A0%80", "%F4%90%80%80", "%E2%80%AE", "%2e%2e", "%2e", ".", "..",
        "%zz", "%", "a;b=c", "a,b", "$", "@", "*", "a+b", "a&b", "a=b", "~", "'", "''", "a%27b", "(1)", "{x}", "%7Bx%7D", "a%3Fb", "a%23b", "a:b", "%F0%9F%98%80",
    ];

    private static readonly int[] Lengths = [40, 41, 64, 65, 255, 256, 512, 513, 2048, 2049, 4000, 4001];

    /// <summary>Any text.</summary>
    public static string Text(Random random) => random.Next(8) switch
    {
        0 => new string('a', Pick(random, Lengths)),
        1 => string.Concat(Enumerable.Repeat("😀", Pick(random, Lengths) / 2)),
        2 => string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => AnyRune(random))),
        3 => Pick(random, Texts) + Pick(random, Texts),
        _ => Pick(random, Texts),
    };

    /// <summary>Any JSON value, or what only looks like one.</summary>
    public static string RawJson(Random random) => random.Next(10) switch
    {
        0 => $"\"{new string('x', random.Next(60_000, 70_000))}\"",
        1 => random.NextInt64().ToString(CultureInfo.InvariantCulture),
        2 => (random.NextDouble() * Math.Pow(10, random.Next(-30, 30))).ToString("R", CultureInfo.InvariantCulture),
        3 or 4 or 5 => JsonSerializer.Serialize(Text(random)),
        _ => Pick(random, Json),
    };

    /// <summary>Any part of an address, as it goes over the wire.</summary>
    public static string PathPart(Random random) => random.Next(3) == 0 ? Uri.EscapeDataString(Text(random)) : Pick(random, Encoded);

    /// <summary>Any value that a header can carry.</summary>
    public static string HeaderValue(Random random) => new([.. Text(random).Where(c => c is not ('\r' or '\n' or '\0') && !char.IsSurrogate(c))]);

    /// <summary>What lies on, below and above the bounds of a schema.</summary>
    public static IEnumerable<string> Bounds(JsonElement schema)
    {
        foreach (var keyword in schema.EnumerateObject())
        {
            switch (keyword.Name)
            {
                case "minimum" or "maximum":
                    var bound = keyword.Value.GetInt64();
                    yield return $"{bound - 1}";
                    yield return $"{bound}";
                    yield return $"{bound + 1}";
                    break;
                case "maxLength":
                    var length = keyword.Value.GetInt32();
                    yield return new string('k', length);
                    yield return new string('k', length + 1);
                    break;
                case "enum":
                    foreach (var known in keyword.Value.EnumerateArray())
                    {
                        yield return known.GetString()!;
                        yield return known.GetString()!.ToUpperInvariant();
                    }

                    break;
            }
        }
    }

    public static T Pick<T>(Random random, IReadOnlyList<T> values) => values[random.Next(values.Count)];

    private static string AnyRune(Random random)
    {
        var value = random.Next(0x110000);
        return System.Text.Rune.IsValid(value) ? new System.Text.Rune(value).ToString() : "\uFFFD";
    }
}
