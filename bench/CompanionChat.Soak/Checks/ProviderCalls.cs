using System.Text.Json;
using CompanionChat.Soak.People;

namespace CompanionChat.Soak.Checks;

/// <summary>
/// Counts what the language models were asked, in each life of the app and in each time without faults. A run of a message's orchestration asks three times
/// at most; one that was broken off by a kill begins again.
/// </summary>
internal sealed class ProviderCalls(Stage stage, Town town)
{
    private const int MostCalls = 3;

    private readonly Verdict verdict = stage.Verdict;
    private readonly Counts events = stage.Events;
    private long sentBefore;
    private long waitedBefore;
    private volatile bool isAway;

    /// <summary>A life ends: the counts are gone with it.</summary>
    public void Ends() => isAway = true;

    /// <summary>A life has begun.</summary>
    public void Begins()
    {
        sentBefore = events[Talking.Sends];
        waitedBefore = town.Visitors.Sum(visitor => visitor.Ledger.Waiting.Count);
        isAway = false;
    }

    /// <summary>Holds the calls of this life against the messages of this life.</summary>
    public async Task CheckAsync(CancellationToken ended)
    {
        if (!isAway && await CountAsync(ended) is { } calls && !isAway)
        {
            var messages = events[Talking.Sends] - sentBefore + waitedBefore;
            verdict.Checked(calls <= MostCalls * messages ? [] : [Wrong($"{calls} calls for {messages} messages in this life of the app")]);
        }
    }

    /// <summary>From here until it is disposed of nothing fails, and each new message costs one call.</summary>
    public async Task<IAsyncDisposable> BeginQuietAsync(CancellationToken ended)
    {
        var before = await CountAsync(ended);
        var sent = events[Talking.Sends];
        return new Quiet(this, town.Visitors.Sum(visitor => visitor.Ledger.Waiting.Count), sent, before, ended);
    }

    private static Violation Wrong(string what) => new(Rules.Calls, "the app", what);

    private async Task<long?> CountAsync(CancellationToken ended)
    {
        try
        {
            var calls = 0L;
            foreach (var provider in (string[])["primary", "fallback"])
            {
                var log = await stage.App.Http.GetByteArrayAsync(new Uri($"/_sim/llm/{provider}/requests", UriKind.Relative), ended);
                calls += JsonElement.Parse(log).GetProperty("count").GetInt64();
            }

            return calls;
        }
        catch (HttpRequestException)
        {
            return null; // it was killed just now
        }
    }

    private sealed class Quiet(ProviderCalls calls, long waited, long sent, long? before, CancellationToken ended) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            if (await calls.CountAsync(ended) is { } after && before is not null)
            {
                var (made, begun) = (after - before.Value, calls.events[Talking.Sends] - sent);
                calls.verdict.Checked(made <= begun + (MostCalls * waited)
                    ? []
                    : [Wrong($"{made} calls without any fault, for {waited} messages that waited and {begun} new ones")]);
            }
        }
    }
}
