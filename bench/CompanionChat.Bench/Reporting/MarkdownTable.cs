using System.Globalization;
using System.Text;

namespace CompanionChat.Bench.Reporting;

/// <summary>The one formatter: a table that reads well on a terminal and in Markdown.</summary>
/// <param name="title">What it shows.</param>
/// <param name="columns">Their headings; the first column is text, the others are numbers and stand right.</param>
internal sealed class MarkdownTable(string title, params string[] columns)
{
    private readonly List<string[]> rows = [];

    /// <summary>Adds a row.</summary>
    public void Add(params string[] cells) => rows.Add(cells);

    /// <summary>A number of milliseconds, requests or the like: three figures, more where it is large.</summary>
    public static string Number(double value) => value switch
    {
        double.NaN => "-",
        >= 100 => value.ToString("N0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("F1", CultureInfo.InvariantCulture),
        _ => value.ToString("F2", CultureInfo.InvariantCulture),
    };

    /// <summary>How many times the floor.</summary>
    public static string Ratio(double value, double floor) => (value / floor).ToString("F2", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override string ToString()
    {
        var widths = columns.Select((heading, column) => rows.Select(row => row[column].Length).Append(heading.Length).Max()).ToArray();
        var text = new StringBuilder().Append("### ").AppendLine(title).AppendLine();
        Append(text, columns, widths);
        text.Append('|');
        for (var column = 0; column < columns.Length; column++)
        {
            text.Append(column == 0 ? $" {new string('-', widths[column])} |" : $" {new string('-', widths[column] - 1)}: |");
        }

        text.AppendLine();
        rows.ForEach(row => Append(text, row, widths));
        return text.ToString();
    }

    private static void Append(StringBuilder text, string[] cells, int[] widths)
    {
        text.Append('|');
        for (var column = 0; column < cells.Length; column++)
        {
            text.Append(' ').Append(column == 0 ? cells[column].PadRight(widths[column]) : cells[column].PadLeft(widths[column])).Append(" |");
        }

        text.AppendLine();
    }
}
