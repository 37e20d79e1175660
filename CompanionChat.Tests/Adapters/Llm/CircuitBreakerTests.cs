using CompanionChat.Domain.Replies;

namespace CompanionChat.Tests.Adapters.Llm;

public sealed class CircuitBreakerTests
{
    private static readonly Completion.Unavailable Open = new("circuit_open");

    [Fact]
    public async Task It_does_not_open_on_fewer_than_five_failures()
    {
        await using var bench = new LlmBench();
        await AnswerAsync(bench, 6);
        await FailAsync(bench, 4);

        bench.Fallback.Answers(200, LlmBench.Answer("Hello."));
        Assert.IsType<Completion.Answered>(await bench.AskAsync(ProviderRole.Fallback));
    }

    [Fact]
    public async Task It_opens_when_half_of_ten_calls_failed_and_then_makes_no_call()
    {
        await using var bench = new LlmBench();
        await AnswerAsync(bench, 5);
        await FailAsync(bench, 5);

        Assert.Equal(Open, await bench.AskAsync(ProviderRole.Fallback));
        Assert.Equal(10, bench.Fallback.Seen.Count);
    }

    [Fact]
    public async Task After_ten_seconds_one_good_call_closes_it()
    {
        await using var bench = new LlmBench();
        await FailAsync(bench, 10);
        bench.Clock.Advance(TimeSpan.FromSeconds(9.9));
        Assert.Equal(Open, await bench.AskAsync(ProviderRole.Fallback));

        bench.Clock.Advance(TimeSpan.FromSeconds(0.2));
        await AnswerAsync(bench, 3);
    }

    [Fact]
    public async Task After_ten_seconds_one_bad_call_opens_it_again()
    {
        await using var bench = new LlmBench();
        await FailAsync(bench, 10);
        bench.Clock.Advance(TimeSpan.FromSeconds(10.1));
        await FailAsync(bench, 1);

        Assert.Equal(Open, await bench.AskAsync(ProviderRole.Fallback));
        Assert.Equal(11, bench.Fallback.Seen.Count);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(404)]
    public async Task Only_what_may_get_better_counts(int status)
    {
        await using var bench = new LlmBench();
        for (var call = 0; call < 20; call++)
        {
            bench.Fallback.Answers(status);
            Assert.NotEqual(Open, await bench.AskAsync(ProviderRole.Fallback));
        }
    }

    [Fact]
    public async Task Each_provider_has_its_own()
    {
        await using var bench = new LlmBench();
        await FailAsync(bench, 10);

        bench.Primary.Answers(200, LlmBench.Answer("Hello."));
        Assert.IsType<Completion.Answered>(await bench.AskAsync());
    }

    [Fact]
    public async Task The_primarys_second_attempts_count_too()
    {
        await using var bench = new LlmBench();
        for (var message = 0; message < 5; message++)
        {
            bench.Primary.Answers(500).Answers(500);
            await bench.AskAsync();
        }

        Assert.Equal(Open, await bench.AskAsync());
        Assert.Equal(10, bench.Primary.Seen.Count);
    }

    private static async Task AnswerAsync(LlmBench bench, int times)
    {
        for (var call = 0; call < times; call++)
        {
            bench.Fallback.Answers(200, LlmBench.Answer("Hello."));
            Assert.IsType<Completion.Answered>(await bench.AskAsync(ProviderRole.Fallback));
        }
    }

    private static async Task FailAsync(LlmBench bench, int times)
    {
        for (var call = 0; call < times; call++)
        {
            bench.Fallback.Answers(503);
            Assert.Equal(new Completion.Unavailable("http_503"), await bench.AskAsync(ProviderRole.Fallback));
        }
    }
}
