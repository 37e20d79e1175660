using System.Text.Json;

namespace CompanionChat.LocalHost.Settings;

/// <summary>
/// <c>local.settings.json</c> at the top of the repository, as Functions Core Tools reads it: its <c>Values</c> are settings.
/// Source: https://learn.microsoft.com/azure/azure-functions/functions-develop-local#local-settings-file.
/// </summary>
internal static class LocalSettingsFile
{
    private const string Name = "local.settings.json";

    /// <summary>The settings in it; none where there is no such file.</summary>
    /// <exception cref="HostFailedException">It is not such a file, or it is encrypted.</exception>
    public static IReadOnlyDictionary<string, string?> Read(string folder)
    {
        var path = Path.Combine(folder, Name);
        if (!File.Exists(path))
        {
            return new Dictionary<string, string?>(StringComparer.Ordinal);
        }

        try
        {
            using var file = JsonDocument.Parse(
                File.ReadAllBytes(path), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return Values(file.RootElement);
        }
        catch (JsonException failure)
        {
            throw new HostFailedException($"{path} is not JSON (line {failure.LineNumber + 1}).", failure);
        }
    }

    private static Dictionary<string, string?> Values(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new HostFailedException($"{Name} must hold a JSON object with \"Values\".");
        }

        if (root.TryGetProperty("IsEncrypted", out var encrypted) && encrypted.ValueKind == JsonValueKind.True)
        {
            throw new HostFailedException($"{Name} is encrypted; run 'func settings decrypt', or set the settings as environment variables.");
        }

        return root.TryGetProperty("Values", out var values) && values.ValueKind == JsonValueKind.Object
            ? values.EnumerateObject().ToDictionary(value => value.Name, Text, StringComparer.OrdinalIgnoreCase)
            : [];
    }

    private static string? Text(JsonProperty value) => value.Value.ValueKind switch
    {
        JsonValueKind.String => value.Value.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.Value.GetRawText(),
        JsonValueKind.Null => null,
        _ => throw new HostFailedException($"{Name}: the value of {value.Name} must be a string."),
    };
}
