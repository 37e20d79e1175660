using System.Buffers;
using System.Text.Json;

namespace CompanionChat.LocalHost.Simulators.Books;

/// <summary>The file of the books: a line for each change, a JSON object of the values by key, null where one was removed.</summary>
internal static class Journal
{
    /// <summary>Reads it, if there is one. A last line that a dying host did not finish never happened.</summary>
    /// <exception cref="HostFailedException">It is not such a file.</exception>
    public static void Read(string file, Action<string, string?> apply)
    {
        if (!File.Exists(file))
        {
            return;
        }

        var text = File.ReadAllText(file);
        var lines = text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (var (index, line) in lines.Index())
        {
            try
            {
                Apply(line, apply);
            }
            catch (Exception failure) when (failure is JsonException or InvalidOperationException)
            {
                throw new HostFailedException($"Line {index + 1} of {file} is broken. Delete the file: a simulator then begins anew.", failure);
            }
        }
    }

    /// <summary>Writes it anew with what is kept now, and leaves it open for more.</summary>
    public static FileStream Rewrite(string file, IReadOnlyDictionary<string, BooksEntry> entries)
    {
        var next = $"{file}.next";
        using (var stream = File.Create(next))
        {
            foreach (var (key, entry) in entries.OrderBy(entry => entry.Value.Order))
            {
                stream.Write(Line([new(key, entry.Json)]));
            }
        }

        File.Move(next, file, overwrite: true);
        return new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.Read);
    }

    /// <summary>One change as a line; nothing where nothing changed.</summary>
    public static ReadOnlySpan<byte> Line(IReadOnlyCollection<KeyValuePair<string, string?>> writes)
    {
        if (writes.Count == 0)
        {
            return [];
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (var (key, value) in writes)
            {
                json.WritePropertyName(key);
                json.WriteRawValue(value ?? "null", skipInputValidation: true);
            }

            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenSpan;
    }

    private static void Apply(string line, Action<string, string?> apply)
    {
        using var change = JsonDocument.Parse(line);
        foreach (var write in change.RootElement.EnumerateObject())
        {
            apply(write.Name, write.Value.ValueKind == JsonValueKind.Null ? null : write.Value.GetRawText());
        }
    }
}
