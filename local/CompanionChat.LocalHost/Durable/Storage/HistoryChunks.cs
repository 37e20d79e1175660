using System.Globalization;

namespace CompanionChat.LocalHost.Durable.Storage;

/// <summary>Cuts a history into columns, as a text column takes 32K characters; appending leaves all but the last as they are.</summary>
internal static class HistoryChunks
{
    private const int Length = 30_000;

    /// <summary>The column of a chunk.</summary>
    public static string Column(int chunk) => string.Create(CultureInfo.InvariantCulture, $"H{chunk:00}");

    /// <summary>The chunks in their order. None ends between the two halves of a surrogate pair, which could not be sent.</summary>
    public static IEnumerable<string> Of(string history)
    {
        for (var start = 0; start < history.Length;)
        {
            var length = Math.Min(Length, history.Length - start);
            if (length == Length && char.IsHighSurrogate(history[start + length - 1]))
            {
                length--;
            }

            yield return history.Substring(start, length);
            start += length;
        }
    }

    /// <summary>The chunks that reach beyond the first <paramref name="stored"/> characters, with their columns.</summary>
    public static IEnumerable<(string Column, string Text)> After(string history, int stored)
    {
        var (chunk, end) = (0, 0);
        foreach (var text in Of(history))
        {
            end += text.Length;
            if (end > stored)
            {
                yield return (Column(chunk), text);
            }

            chunk++;
        }
    }

    /// <summary>Puts the chunks together again.</summary>
    public static string Join(Func<string, string?> column)
    {
        var history = column(Column(0)) ?? "";
        for (var chunk = 1; column(Column(chunk)) is { } text; chunk++)
        {
            history += text;
        }

        return history;
    }
}
