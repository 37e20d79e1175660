using System.Globalization;
using CompanionChat.Domain.Replies;
using Microsoft.Extensions.Logging;

namespace CompanionChat.Tests.Adapters.Llm;

public sealed class FailureTests
{
    [Theory]
    [InlineData(400)]
    [InlineData(422)]
    public async Task A_request_that_is_wrong_in_itself_is_not_repeated_and_alarms(int status)
    {
        await using var bench = new LlmBench();
        bench.Primary.Answers(status, "secret text");

        Assert.Equal(new Completion.Rejected($"http_{status}"), await bench.AskAsync());
        Assert.True(bench.Log.Has(LogLevel.Error));
        Assert.DoesNotContain("secret", bench.Log.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401, true)]
    [InlineData(402, true)]
    [InlineData(403, true)]
    [InlineData(404, true)]
    [InlineData(405, false)]
    [InlineData(409, false)]
    [InlineData(413, false)]
    [InlineData(302, false)]
    public async Task What_will_not_get_better_is_not_repeated(int status, bool alarms)
    {
        await using var bench = new LlmBench();
        bench.Primary.Answers(status, "secret text", ("Location", "https://elsewhere.example/"));

        Assert.Equal(new Completion.Unavailable($"http_{status}"), await bench.AskAsync());
        Assert.Equal(alarms, bench.Log.Has(LogLevel.Error));
        Assert.DoesNotContain("secret", bench.Log.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(529)]
    public async Task What_may_get_better_is_repeated_once_by_the_primary(int status)
    {
        await using var bench = new LlmBench();
        bench.Primary.Answers(status, "secret text").Answers(status, "secret text");

        Assert.Equal(new Completion.Unavailable($"http_{status}"), await bench.AskAsync());
        Assert.Equal(2, bench.Primary.Seen.Count);
        Assert.Equal(bench.Primary.Seen[0], bench.Primary.Seen[1] with { Headers = bench.Primary.Seen[0].Headers });
        Assert.Equal(bench.Primary.Seen[0].Headers, bench.Primary.Seen[1].Headers);
        Assert.DoesNotContain("secret", bench.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_attempt_may_answer()
    {
        await using var bench = new LlmBench();
        bench.Primary.Breaks().Answers(200, LlmBench.Answer("Hello."));

        Assert.Equal(new Completion.Answered("Hello."), await bench.AskAsync());
    }

    [Theory]
    [InlineData(500)]
    [InlineData(429)]
    [InlineData(400)]
    [InlineData(401)]
    public async Task The_fallback_is_called_exactly_once(int status)
    {
        await using var bench = new LlmBench();
        bench.Fallback.Answers(status);

        Assert.IsNotType<Completion.Answered>(await bench.AskAsync(ProviderRole.Fallback));
        Assert.Single(bench.Fallback.Seen);
        Assert.Empty(bench.Primary.Seen);
    }

    [Fact]
    public async Task A_broken_connection_is_repeated_once()
    {
        await using var bench = new LlmBench();
        bench.Primary.Breaks().Breaks();

        Assert.Equal(new Completion.Unavailable("connection"), await bench.AskAsync());
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("1", 1)]
    [InlineData("2", 2)]
    [InlineData("-5", 0)]
    [InlineData("soon", 0)]
    public async Task Retry_After_is_waited_for_up_to_two_seconds(string retryAfter, int seconds)
    {
        await using var bench = new LlmBench();
        bench.Primary.Answers(429, "", ("Retry-After", retryAfter)).Answers(200, LlmBench.Answer("Hello."));
        var before = bench.Clock.GetUtcNow();

        Assert.IsType<Completion.Answered>(await bench.AskAsync());
        Assert.InRange((bench.Clock.GetUtcNow() - before).TotalSeconds, seconds, seconds + 0.5);
    }

    [Fact]
    public async Task Retry_After_may_be_a_date()
    {
        await using var bench = new LlmBench();
        var before = bench.Clock.GetUtcNow();
        bench.Primary
            .Answers(503, "", ("Retry-After", (before + TimeSpan.FromSeconds(2)).ToString("R", CultureInfo.InvariantCulture)))
            .Answers(200, LlmBench.Answer("Hello."));

        Assert.IsType<Completion.Answered>(await bench.AskAsync());
        Assert.InRange((bench.Clock.GetUtcNow() - before).TotalSeconds, 2, 2.5);
    }

    [Theory]
    [InlineData("3")]
    [InlineData("3600")]
    [InlineData("Sat, 21 Nov 2026 12:01:00 GMT")]
    public async Task A_longer_Retry_After_leaves_the_provider_alone(string retryAfter)
    {
        await using var bench = new LlmBench();
        bench.Primary.Answers(429, "", ("Retry-After", retryAfter));

        Assert.Equal(new Completion.Unavailable("http_429"), await bench.AskAsync());
        Assert.Single(bench.Primary.Seen);
    }

    [Fact]
    public async Task The_callers_own_cancellation_throws()
    {
        await using var bench = new LlmBench();
        using var cancelled = new CancellationTokenSource();
        bench.Primary.Does(() =>
        {
            cancelled.Cancel();
            throw new HttpRequestException("torn down");
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.AskAsync(cancellationToken: cancelled.Token));
        Assert.Single(bench.Primary.Seen);
    }

    [Fact]
    public async Task Neither_prompt_nor_answer_nor_key_is_logged()
    {
        await using var bench = new LlmBench();
        bench.Primary.Answers(503).Answers(200, LlmBench.Answer("Hello."));

        await bench.AskAsync();

        Assert.NotEmpty(bench.Log.Text);
        Assert.All(["Be kind", "Tea?", "Hello", "key-primary", LlmBench.Tag], text => Assert.DoesNotContain(text, bench.Log.Text, StringComparison.Ordinal));
    }
}
