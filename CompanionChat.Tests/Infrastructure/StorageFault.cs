using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;

namespace CompanionChat.Tests.Infrastructure;

/// <summary>Stands in front of storage and does something to chosen requests of the app: holds them, loses their answers, gets in before them.</summary>
public sealed class StorageFault : HttpPipelinePolicy
{
    private readonly Lock guard = new();
    private readonly List<Rule> rules = [];

    /// <summary>Does something to the next so many matching requests.</summary>
    /// <param name="matches">Looks at the request and its body.</param>
    /// <param name="act">Gets the message, and a way to let it through.</param>
    /// <param name="times">How many.</param>
    public void Once(Func<Request, string, bool> matches, Func<HttpMessage, Func<ValueTask>, ValueTask> act, int times = 1)
    {
        lock (guard)
        {
            rules.Add(new Rule(matches, act, times));
        }
    }

    /// <summary>Whether the request commits a user's message.</summary>
    public static bool IsSend(Request request, string body) =>
        IsBatch(request) && body.Contains("nonce~", StringComparison.Ordinal) && body.Contains("msg~", StringComparison.Ordinal);

    /// <summary>Whether the request begins a conversation: no other changes none of the rows that there are.</summary>
    public static bool IsStart(Request request, string body) =>
        IsBatch(request) && body.Contains("conv~", StringComparison.Ordinal) && !body.Contains("If-Match", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the request stores a reply or gives a message back.</summary>
    public static bool IsSettle(Request request, string body) =>
        IsBatch(request) && !body.Contains("nonce~", StringComparison.Ordinal) && body.Contains("Replying", StringComparison.Ordinal) is false
        && body.Contains("msg~", StringComparison.Ordinal) && body.Contains("conv~", StringComparison.Ordinal);

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (Take(message.Request) is { } rule)
        {
            await rule.Act(message, () => ProcessNextAsync(message, pipeline));
        }
        else
        {
            await ProcessNextAsync(message, pipeline);
        }
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("Nothing here is synchronous.");

    private static bool IsBatch(Request request) => request.Uri.Path.EndsWith("/$batch", StringComparison.Ordinal);

    private Rule? Take(Request request)
    {
        lock (guard)
        {
            if (rules.Count == 0)
            {
                return null;
            }

            using var body = new MemoryStream();
            request.Content?.WriteTo(body, CancellationToken.None);
            var text = Uri.UnescapeDataString(Encoding.UTF8.GetString(body.ToArray()));
            var rule = rules.FirstOrDefault(candidate => candidate.Matches(request, text));
            if (rule is not null && --rule.Times == 0)
            {
                rules.Remove(rule);
            }

            return rule;
        }
    }

    private sealed class Rule(Func<Request, string, bool> matches, Func<HttpMessage, Func<ValueTask>, ValueTask> act, int times)
    {
        public Func<Request, string, bool> Matches => matches;

        public Func<HttpMessage, Func<ValueTask>, ValueTask> Act => act;

        public int Times { get; set; } = times;
    }
}
