using System.Text;
using System.Text.Json.Nodes;

namespace CompanionChat.Tests.Features;

/// <summary>Ways to spoil a body that an operation would take. Each is an object with one text field at least.</summary>
public static class RubbishBodies
{
    private static readonly Dictionary<string, Func<string, byte[]>> Ways = new Dictionary<string, Func<string, string>>(StringComparer.Ordinal)
    {
        ["empty"] = _ => "",
        ["blank"] = _ => " \r\n\t",
        ["null"] = _ => "null",
        ["true"] = _ => "true",
        ["a number"] = _ => "5",
        ["a text"] = _ => "\"text\"",
        ["an array"] = _ => "[]",
        ["the body in an array"] = body => $"[{body}]",
        ["an object without fields"] = _ => "{}",
        ["cut off"] = body => body[..^1],
        ["cut off within a text"] = body => body[..^3],
        ["something after it"] = body => body + " x",
        ["twice"] = body => body + body,
        ["a comment before it"] = body => "/* c */" + body,
        ["a comment in it"] = body => body.Insert(1, "// c\n"),
        ["a trailing comma"] = body => body.Insert(body.Length - 1, ","),
        ["single quotes"] = body => body.Replace('"', '\''),
        ["no quotes"] = body => body.Replace("\"", "", StringComparison.Ordinal),
        ["a field twice"] = body => body.Insert(1, body[1..^1] + ","),
        ["an unknown field"] = body => body.Insert(1, "\"userId\":\"ada\","),
        ["an unknown field of null"] = body => body.Insert(1, "\"x\":null,"),
        ["an unknown field without a name"] = body => body.Insert(1, "\"\":1,"),
        ["an unknown field for a type"] = body => body.Insert(1, "\"$type\":\"System.Object\","),
        ["an unknown field for a prototype"] = body => body.Insert(1, "\"__proto__\":{},"),
        ["a name in capitals"] = body => body[..2] + char.ToUpperInvariant(body[2]) + body[3..],
        ["deep nesting"] = body => body.Insert(1, $"\"x\":{new string('[', 1000)}{new string(']', 1000)},"),
        ["nesting without an end"] = _ => new string('[', 60_000),
        ["objects without an end"] = _ => string.Concat(Enumerable.Repeat("{\"a\":", 10_000)),
        ["half of an escaped pair in a text"] = body => InText(body, @"\ud83d"),
        ["the other half of an escaped pair in a text"] = body => InText(body, @"\ude00 "),
        ["an escaped pair the wrong way round in a text"] = body => InText(body, @"\ude00\ud83d"),
        ["half of an escaped pair in a name"] = body => body.Insert(1, @"""\ud83d"":1,"),
        ["a raw NUL in a text"] = body => InText(body, "\0"),
        ["a raw NUL after it"] = body => body + "\0",
        ["a raw line feed in a text"] = body => InText(body, "\n"),
        ["an escape that is none"] = body => InText(body, @"\x41"),
        ["not a number"] = body => body.Insert(1, "\"x\":NaN,"),
        ["XML"] = _ => "<message><text>Hi</text></message>",
        ["a form"] = _ => "text=Hi&nonceId=1",
    }.ToDictionary(way => way.Key, way => (Func<string, byte[]>)(body => Encoding.UTF8.GetBytes(way.Value(body))), StringComparer.Ordinal);

    private static readonly Dictionary<string, Func<string, byte[]>> Encodings = new(StringComparer.Ordinal)
    {
        ["a byte order mark"] = body => [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(body)],
        ["UTF-16"] = Encoding.Unicode.GetBytes,
        ["UTF-16 with its mark"] = body => [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(body)],
        ["UTF-16 of the other order"] = Encoding.BigEndianUnicode.GetBytes,
        ["UTF-32"] = Encoding.UTF32.GetBytes,
        ["a byte that UTF-8 does not know"] = body => InText(body, 0xFF),
        ["Latin-1"] = body => InText(body, 0xFC),
        ["NUL in two bytes"] = body => InText(body, 0xC0, 0x80),
        ["half of a pair in UTF-8"] = body => InText(body, 0xED, 0xA0, 0xBD),
        ["a pair in two times three bytes"] = body => InText(body, 0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80),
        ["a cut off rune"] = body => InText(body, 0xF0, 0x9F, 0x98),
        ["a rune beyond Unicode"] = body => InText(body, 0xF5, 0x80, 0x80, 0x80),
        ["a byte that UTF-8 does not know in a name"] = body => [.. "{\""u8, 0xFF, .. "\":1,"u8, .. Encoding.UTF8.GetBytes(body[1..])],
    };

    private static readonly string[] WrongValues = ["null", "5", "1.5", "true", "[]", "[\"a\"]", "{}", "1e400"];

    public static IEnumerable<string> Names => Ways.Keys.Concat(Encodings.Keys);

    /// <summary>The body, spoiled that way.</summary>
    public static byte[] Spoil(string way, string body) => (Ways.GetValueOrDefault(way) ?? Encodings[way])(body);

    /// <summary>The body with a wrong type in each of its fields in turn, for each wrong type.</summary>
    public static IEnumerable<string> WithWrongTypes(string body) =>
        from field in JsonNode.Parse(body)!.AsObject()
        from wrong in WrongValues
        select body.Replace(field.Value!.ToJsonString(), wrong, StringComparison.Ordinal);

    private static string InText(string body, string escaped) => body.Insert(body.IndexOf("\":\"", StringComparison.Ordinal) + 3, escaped);

    private static byte[] InText(string body, params byte[] bytes)
    {
        var start = body.IndexOf("\":\"", StringComparison.Ordinal) + 3;
        return [.. Encoding.UTF8.GetBytes(body[..start]), .. bytes, .. Encoding.UTF8.GetBytes(body[start..])];
    }
}
