using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;

namespace CompanionChat.Tests.Infrastructure;

/// <summary>Keeps the ended spans of one trace, whoever of the process makes them, and of no other.</summary>
public sealed class CapturedTrace : IDisposable
{
    private readonly ConcurrentQueue<Activity> spans = new();
    private readonly ActivityTraceId id = ActivityTraceId.CreateFromString(RandomNumberGenerator.GetHexString(32, lowercase: true));
    private readonly ActivityListener listener;

    public CapturedTrace(params string[] sources)
    {
        listener = new ActivityListener
        {
            ShouldListenTo = source => sources.Contains(source.Name, StringComparer.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> options) =>
                options.TraceId == id ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.None,
            ActivityStopped = span =>
            {
                if (span.TraceId == id)
                {
                    spans.Enqueue(span);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
    }

    /// <summary>What a request has to carry to be part of it (https://www.w3.org/TR/trace-context/#traceparent-header).</summary>
    public (string Name, string Value) Header => ("traceparent", $"00-{id}-00000000000000ff-01");

    public IReadOnlyList<Activity> Spans => [.. spans];

    /// <summary>All that its spans would tell a collector.</summary>
    public string Text => string.Join('\n', Spans.Select(span => string.Join(
        ' ',
        [
            span.DisplayName, span.OperationName, span.StatusDescription, span.TraceStateString,
            .. Pairs(span.TagObjects), .. Pairs(span.Baggage.Select(entry => KeyValuePair.Create(entry.Key, (object?)entry.Value))),
            .. span.Events.SelectMany(happened => (string[])[happened.Name, .. Pairs(happened.Tags)]),
        ])));

    /// <summary>The names from a span up to the one that came in, which is none of ours.</summary>
    public IReadOnlyList<string> Ancestry(string name)
    {
        var all = Spans;
        var names = new List<string>();
        for (var span = all.First(span => span.DisplayName == name); span is not null; span = all.FirstOrDefault(other => other.SpanId == span.ParentSpanId))
        {
            names.Add(span.DisplayName);
        }

        return names;
    }

    public void Dispose() => listener.Dispose();

    private static IEnumerable<string> Pairs(IEnumerable<KeyValuePair<string, object?>> tags) =>
        tags.Select(tag => string.Create(CultureInfo.InvariantCulture, $"{tag.Key}={tag.Value}"));
}
