using System.Globalization;
using System.Text.Json.Nodes;

namespace CompanionChat.LocalHost.Simulators.Stripe.Api;

/// <summary>
/// Reads a call's parameters, and remembers the first that is wrong. What nobody has read in the end is unknown. The forms of names are
/// <c>a[b]</c> for a part of an object, <c>a[0]</c> or <c>a[]</c> for a part of a list.
/// </summary>
internal sealed class StripeForm(IReadOnlyList<KeyValuePair<string, string>> parameters)
{
    private readonly HashSet<string> read = new(StringComparer.Ordinal);
    private StripeError? wrong;

    /// <summary>What is wrong with them; null: nothing. To be asked when all that is known was read.</summary>
    public StripeError? Error => wrong ?? parameters
        .Where(parameter => !read.Contains(parameter.Key))
        .Select(parameter => StripeError.Unknown(parameter.Key))
        .FirstOrDefault();

    /// <summary>Something is wrong; the first of these counts.</summary>
    public void Fail(StripeError error) => wrong ??= error;

    /// <summary>Whether there is any part of it.</summary>
    public bool Has(string name) => parameters.Any(parameter => IsWithin(parameter.Key, name));

    /// <summary>A text; null where it was not sent.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="longest">How many characters it may have.</param>
    public string? Text(string name, int longest = 5000)
    {
        read.Add(name);
        var value = parameters.Where(parameter => string.Equals(parameter.Key, name, StringComparison.Ordinal)).Select(parameter => parameter.Value).FirstOrDefault();
        if (value is { Length: 0 })
        {
            Fail(StripeError.Invalid($"You passed an empty string for '{name}'.", "parameter_invalid_empty", name));
        }

        if (value?.Length > longest)
        {
            Fail(StripeError.Invalid($"Invalid string: must be at most {longest} characters.", "parameter_invalid_string", name));
        }

        return value;
    }

    /// <summary>A text that must be sent; empty where it was not.</summary>
    public string Needed(string name, int longest = 5000)
    {
        var value = Text(name, longest);
        if (value is null)
        {
            Fail(StripeError.Missing(name));
        }

        return value ?? "";
    }

    /// <summary>A text that must be one of some, where it is sent.</summary>
    public string? OneOf(string name, params ReadOnlySpan<string> values)
    {
        var value = Text(name);
        if (value is not null && !values.Contains(value))
        {
            Fail(StripeError.Invalid($"Invalid {name}: must be one of {string.Join(" or ", values)}", param: name));
        }

        return value;
    }

    /// <summary>A whole number, not below 0; null where it was not sent.</summary>
    public long? Number(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 99_999_999_999)
        {
            return number;
        }

        Fail(StripeError.Invalid($"Invalid non-negative integer: {name}", "parameter_invalid_integer", name));
        return null;
    }

    /// <summary>A list of texts.</summary>
    public IReadOnlyList<string> List(string name)
    {
        var items = Parts(name).Where(part => part.Key.Length == 0 || part.Key.All(char.IsAsciiDigit)).ToList();
        return [.. items.Select(item => item.Value)];
    }

    /// <summary>An object of texts: at most 50, with names of 40 and values of 500 characters.</summary>
    public JsonObject Metadata(string name)
    {
        var metadata = new JsonObject();
        foreach (var (key, value) in Parts(name))
        {
            if (key.Length is 0 or > 40 || value.Length > 500 || metadata.Count == 50)
            {
                Fail(StripeError.Invalid("Metadata can have up to 50 keys, of 40 characters each, and values of 500.", param: name));
            }

            metadata[key] = value;
        }

        return metadata;
    }

    /// <summary>Takes what the simulator knows, but has no use for.</summary>
    public void Pass(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            var known = name;
            read.UnionWith(parameters.Select(parameter => parameter.Key).Where(key => IsWithin(key, known)));
        }
    }

    private List<KeyValuePair<string, string>> Parts(string name)
    {
        var parts = parameters.Where(parameter => IsPart(parameter.Key, name)).ToList();
        read.UnionWith(parts.Select(part => part.Key));
        return [.. parts.Select(part => KeyValuePair.Create(part.Key[(name.Length + 1)..^1], part.Value))];
    }

    private static bool IsWithin(string key, string name) =>
        string.Equals(key, name, StringComparison.Ordinal) || key.StartsWith($"{name}[", StringComparison.Ordinal);

    // a[b][c] is a part of a[b], and none of a.
    private static bool IsPart(string key, string name) =>
        key.StartsWith($"{name}[", StringComparison.Ordinal) && key.EndsWith(']') && !key[(name.Length + 1)..^1].Contains('[', StringComparison.Ordinal);
}
