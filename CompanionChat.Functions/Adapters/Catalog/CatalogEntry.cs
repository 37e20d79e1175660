using System.Text.Json;
using CompanionChat.Domain.Companions;

namespace CompanionChat.Functions.Adapters.Catalog;

/// <summary>One entry of the catalog file, as far as it could be read.</summary>
internal sealed class CatalogEntry
{
    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);
    private readonly List<string> errors = [];

    private CatalogEntry(int index) => Label = $"companions[{index}]";

    /// <summary>Names the entry in an error: its place, and its id where it has a usable one.</summary>
    public string Label { get; private set; }

    /// <summary>Its id, where that is well-formed.</summary>
    public string? Id { get; private set; }

    /// <summary>The companion; null where any field is wrong.</summary>
    public Companion? Companion { get; private set; }

    /// <summary>What is wrong, each with the label and the field.</summary>
    public IEnumerable<string> Errors => errors.Select(error => $"{Label}: {error}");

    /// <summary>Reads an entry.</summary>
    public static CatalogEntry Read(int index, JsonElement element)
    {
        var entry = new CatalogEntry(index);
        if (element.ValueKind != JsonValueKind.Object)
        {
            entry.errors.Add("must be an object");
            return entry;
        }

        foreach (var property in element.EnumerateObject())
        {
            entry.Take(property);
        }

        entry.Finish();
        return entry;
    }

    private void Take(JsonProperty property)
    {
        var field = property.Name;
        if (!CatalogFields.Names.Contains(field, StringComparer.Ordinal))
        {
            errors.Add($"{field} is no known field");
        }
        else if (property.Value.ValueKind != JsonValueKind.String)
        {
            errors.Add($"{field} must be a text");
        }
        else if (!values.TryAdd(field, Text(property.Value)))
        {
            errors.Add($"{field} is there twice");
        }
    }

    // JSON can spell half a surrogate pair, which is no text; it counts as blank.
    private static string Text(JsonElement value)
    {
        try
        {
            return value.GetString() ?? string.Empty;
        }
        catch (InvalidOperationException)
        {
            return string.Empty;
        }
    }

    private void Finish()
    {
        errors.AddRange(CatalogFields.Check(values));
        if (values.TryGetValue(CatalogFields.Id, out var id) && CatalogFields.IsId(id))
        {
            Id = id;
            Label = $"{Label} (id {id})";
        }

        if (errors.Count == 0)
        {
            Companion = new Companion(
                values[CatalogFields.Id],
                values[CatalogFields.Name],
                values[CatalogFields.Tagline],
                values[CatalogFields.Greeting],
                values[CatalogFields.Persona],
                values[CatalogFields.Avatar]);
        }
    }
}
