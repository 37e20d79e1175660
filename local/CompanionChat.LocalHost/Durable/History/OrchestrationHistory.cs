using System.Text;
using System.Text.Json;

namespace CompanionChat.LocalHost.Durable.History;

/// <summary>A history as text: one JSON object per line, so that a test can keep one as a file and a diff of it can be read.</summary>
public static class OrchestrationHistory
{
    /// <summary>Reads a history; empty lines are skipped.</summary>
    /// <exception cref="JsonException">A line is not an event.</exception>
    public static IReadOnlyList<HistoryEvent> Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var events = new List<HistoryEvent>();
        var all = text.AsSpan();
        foreach (var range in all.Split('\n'))
        {
            var line = all[range];
            if (!line.IsWhiteSpace())
            {
                events.Add(JsonSerializer.Deserialize(line, HistoryJson.Default.HistoryEvent)!);
            }
        }

        return events;
    }

    /// <summary>Writes a history, each line ended by a line feed.</summary>
    public static string Format(IEnumerable<HistoryEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        var text = new StringBuilder();
        foreach (var happened in events)
        {
            text.Append(JsonSerializer.Serialize(happened, HistoryJson.Default.HistoryEvent)).Append('\n');
        }

        return text.ToString();
    }
}
