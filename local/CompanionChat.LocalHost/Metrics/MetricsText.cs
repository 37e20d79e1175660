using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace CompanionChat.LocalHost.Metrics;

/// <summary>Metrics as text, in Prometheus's exposition format: github.com/prometheus/docs/blob/main/docs/instrumenting/exposition_formats.md.</summary>
internal static class MetricsText
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    public static string Write(MetricsBook book)
    {
        var text = new StringBuilder();
        foreach (var instrument in book.Read().GroupBy(entry => entry.Instrument.Name, StringComparer.Ordinal))
        {
            var (name, kind) = Name(instrument.First().Instrument);
            text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {instrument.First().Instrument.Description}\n# TYPE {name} {kind}\n");
            foreach (var (_, tags, series) in instrument)
            {
                Append(text, name, kind, tags, series);
            }
        }

        return text.Length == 0 ? "# Nothing was measured so far.\n" : text.ToString();
    }

    // A histogram is told as its count and its sum: enough to look at.
    private static (string Name, string Kind) Name(Instrument instrument)
    {
        var name = instrument.Name.Replace('.', '_');
        return instrument switch
        {
            Histogram<double> => ($"{name}_seconds", "summary"),
            Gauge<int> => (name, "gauge"),
            _ => ($"{name}_total", "counter"),
        };
    }

    private static void Append(StringBuilder text, string name, string kind, string tags, MetricsBook.Series series)
    {
        var labels = tags.Length == 0 ? "" : $"{{{tags}}}";
        switch (kind)
        {
            case "summary":
                text.Append(CultureInfo.InvariantCulture, $"{name}_count{labels} {series.Count}\n{name}_sum{labels} {series.Sum:R}\n");
                break;
            default:
                text.Append(CultureInfo.InvariantCulture, $"{name}{labels} {(kind is "gauge" ? series.Last : series.Sum):R}\n");
                break;
        }
    }
}
