using System.Text.Json;
using System.Text.RegularExpressions;

namespace CompanionChat.Tests.Infrastructure;

/// <summary>
/// Checks a value against a schema of JSON Schema 2020-12 (the dialect of OpenAPI 3.1), as far as our document uses it. A keyword
/// that it does not know is a complaint, so nothing in the document goes unchecked in silence.
/// </summary>
public sealed class JsonSchemaCheck(JsonElement document)
{
    private static readonly HashSet<string> Annotations = new(StringComparer.Ordinal)
    {
        "title", "description", "default", "example", "examples", "readOnly", "writeOnly", "deprecated",
    };

    private readonly List<string> complaints = [];

    /// <summary>What a local reference stands for.</summary>
    /// <exception cref="InvalidOperationException">It leads nowhere.</exception>
    public static JsonElement Find(JsonElement document, string reference)
    {
        if (!reference.StartsWith("#/", StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"{reference} is no reference within the document.");
        }

        var found = document;
        foreach (var step in reference[2..].Split('/'))
        {
            var name = step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            if (found.ValueKind != JsonValueKind.Object || !found.TryGetProperty(name, out found))
            {
                throw new InvalidOperationException($"{reference} leads nowhere.");
            }
        }

        return found;
    }

    /// <summary>All that is wrong with a value, each with its place; nothing where it is right.</summary>
    public IReadOnlyList<string> Check(JsonElement schema, JsonElement value)
    {
        Check(schema, value, "$");
        return complaints;
    }

    private static IEnumerable<JsonProperty> Members(JsonElement value) => value.ValueKind == JsonValueKind.Object ? value.EnumerateObject() : [];

    private static IEnumerable<JsonElement> Items(JsonElement value) => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [];

    private void Check(JsonElement schema, JsonElement value, string place)
    {
        if (schema.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            Expect(schema.ValueKind == JsonValueKind.True, place, "is not allowed");
            return;
        }

        foreach (var keyword in schema.EnumerateObject())
        {
            CheckKeyword(schema, keyword, value, place);
        }
    }

    private void CheckKeyword(JsonElement schema, JsonProperty keyword, JsonElement value, string place)
    {
        var rule = keyword.Value;
        switch (keyword.Name)
        {
            case "$ref":
                Check(Find(document, rule.GetString() ?? string.Empty), value, place);
                break;
            case "allOf":
                rule.EnumerateArray().ToList().ForEach(part => Check(part, value, place));
                break;
            case "oneOf":
                Expect(rule.EnumerateArray().Count(part => Fits(part, value)) == 1, place, "fits not exactly one of its schemas");
                break;
            case "anyOf":
                Expect(rule.EnumerateArray().Any(part => Fits(part, value)), place, "fits none of its schemas");
                break;
            case "type":
                Expect(JsonSchemaTypes.HasType(rule, value), place, $"is {value.ValueKind}, not {rule.GetRawText()}");
                break;
            case "enum":
                Expect(rule.EnumerateArray().Any(known => JsonElement.DeepEquals(known, value)), place, $"is {value.GetRawText()}, which is none of {rule.GetRawText()}");
                break;
            case "const":
                Expect(JsonElement.DeepEquals(rule, value), place, $"is not {rule.GetRawText()}");
                break;
            case "properties" or "required" or "additionalProperties":
                CheckObject(schema, keyword, value, place);
                break;
            case "items" or "minItems" or "maxItems":
                CheckList(keyword, value, place);
                break;
            case "minimum" or "maximum":
                CheckNumber(keyword, value, place);
                break;
            case "minLength" or "maxLength" or "pattern" or "format":
                CheckText(keyword, value, place);
                break;
            default:
                Expect(
                    Annotations.Contains(keyword.Name) || keyword.Name.StartsWith("x-", StringComparison.Ordinal),
                    place,
                    $"has a schema with the keyword {keyword.Name}, which is not understood here");
                break;
        }
    }

    private void CheckObject(JsonElement schema, JsonProperty keyword, JsonElement value, string place)
    {
        foreach (var member in Members(value))
        {
            var known = schema.TryGetProperty("properties", out var properties);
            if (known && properties.TryGetProperty(member.Name, out var property))
            {
                if (keyword.NameEquals("properties"))
                {
                    Check(property, member.Value, $"{place}.{member.Name}");
                }
            }
            else if (keyword.NameEquals("additionalProperties"))
            {
                Check(keyword.Value, member.Value, $"{place}.{member.Name}");
            }
        }

        if (keyword.NameEquals("required") && value.ValueKind == JsonValueKind.Object)
        {
            foreach (var name in keyword.Value.EnumerateArray().Select(name => name.GetString() ?? string.Empty))
            {
                Expect(value.TryGetProperty(name, out _), place, $"lacks {name}");
            }
        }
    }

    private void CheckList(JsonProperty keyword, JsonElement value, string place)
    {
        foreach (var (index, item) in Items(value).Index())
        {
            if (keyword.NameEquals("items"))
            {
                Check(keyword.Value, item, $"{place}[{index}]");
            }
        }

        if (value.ValueKind == JsonValueKind.Array && !keyword.NameEquals("items"))
        {
            CheckBound(keyword, value.GetArrayLength(), place);
        }
    }

    private void CheckNumber(JsonProperty keyword, JsonElement value, string place)
    {
        if (value.ValueKind == JsonValueKind.Number)
        {
            CheckBound(keyword, value.GetDecimal(), place);
        }
    }

    private void CheckBound(JsonProperty keyword, decimal actual, string place)
    {
        var bound = keyword.Value.GetDecimal();
        var holds = keyword.Name.StartsWith("min", StringComparison.Ordinal) ? actual >= bound : actual <= bound;
        Expect(holds, place, $"breaks {keyword.Name} {bound}");
    }

    private void CheckText(JsonProperty keyword, JsonElement value, string place)
    {
        if (keyword.NameEquals("format"))
        {
            Expect(JsonSchemaTypes.HasFormat(keyword.Value.GetString(), value), place, $"is {value.GetRawText()}, no {keyword.Value.GetString()}");
        }
        else if (value.ValueKind == JsonValueKind.String && keyword.NameEquals("pattern"))
        {
            var pattern = new Regex(keyword.Value.GetString() ?? string.Empty, RegexOptions.ECMAScript, TimeSpan.FromSeconds(5));
            Expect(pattern.IsMatch(value.GetString() ?? string.Empty), place, $"is {value.GetRawText()}, which is not of the pattern {pattern}");
        }
        else if (value.ValueKind == JsonValueKind.String)
        {
            CheckBound(keyword, (value.GetString() ?? string.Empty).EnumerateRunes().Count(), place);
        }
    }

    private bool Fits(JsonElement schema, JsonElement value) => new JsonSchemaCheck(document).Check(schema, value).Count == 0;

    private void Expect(bool holds, string place, string otherwise)
    {
        if (!holds)
        {
            complaints.Add($"{place} {otherwise}");
        }
    }
}
