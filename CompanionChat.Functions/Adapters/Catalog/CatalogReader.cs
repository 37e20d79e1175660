using System.Text;
using System.Text.Json;
using CompanionChat.Domain.Companions;

namespace CompanionChat.Functions.Adapters.Catalog;

/// <summary>
/// Reads the catalog's JSON by hand rather than into a type: a serializer stops at the first mistake, and the person who edits the
/// file wants to see all of them.
/// </summary>
internal static class CatalogReader
{
    private const string Root = "companions";
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The entries whose own fields are right, each with the label that names it in an error.</summary>
    /// <param name="path">The JSON file.</param>
    /// <param name="errors">Takes what is wrong.</param>
    public static IReadOnlyList<(string Label, Companion Companion)> Read(string path, List<string> errors)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path, StrictUtf8));
            return ReadRoot(document.RootElement, errors);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            errors.Add("the file does not exist");
        }
        catch (DecoderFallbackException)
        {
            errors.Add("the file is not UTF-8");
        }
        catch (JsonException exception)
        {
            errors.Add($"not well-formed JSON near line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}");
        }

        return [];
    }

    private static List<(string Label, Companion Companion)> ReadRoot(JsonElement root, List<string> errors)
    {
        var found = new List<(string Label, Companion Companion)>();
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty(Root, out var list) || list.ValueKind != JsonValueKind.Array)
        {
            errors.Add($"the file must be an object with one field, \"{Root}\", a list");
            return found;
        }

        if (root.EnumerateObject().Count() > 1)
        {
            errors.Add($"the file must have one field only, \"{Root}\"");
        }

        if (list.GetArrayLength() == 0)
        {
            errors.Add($"{Root}: at least one companion is needed");
        }

        ReadEntries(list, found, errors);
        return found;
    }

    private static void ReadEntries(JsonElement list, List<(string Label, Companion Companion)> found, List<string> errors)
    {
        var labelsById = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (index, element) in list.EnumerateArray().Index())
        {
            var entry = CatalogEntry.Read(index, element);
            errors.AddRange(entry.Errors);
            if (entry.Id is { } id && !labelsById.TryAdd(id, entry.Label))
            {
                errors.Add($"{entry.Label}: id is taken by {labelsById[id]}");
            }

            if (entry.Companion is { } companion)
            {
                found.Add((entry.Label, companion));
            }
        }
    }
}
