using CompanionChat.Domain.Replies;

namespace CompanionChat.Tests.Adapters.Llm;

/// <summary>What is measured of every call to a provider.</summary>
public sealed class MeasureTests
{
    private const string Used = """{"choices":[{"message":{"content":"TEXT"}}],"usage":{"prompt_tokens":120,"completion_tokens":30,"total_tokens":150}}""";

    [Fact]
    public async Task Tokens_and_their_price_are_measured_also_of_an_answer_that_is_of_no_use()
    {
        await using var bench = new LlmBench(("LLM_INPUT_PRICE_PRIMARY", "2.5"), ("LLM_OUTPUT_PRICE_PRIMARY", "10"));
        bench.Primary.Answers(200, Used.Replace("TEXT", "", StringComparison.Ordinal));
        bench.Primary.Answers(200, Used.Replace("TEXT", "Hi", StringComparison.Ordinal));

        Assert.IsType<Completion.Answered>(await bench.AskAsync());

        Assert.Equal(240, bench.Metrics.Sum("companionchat.provider.tokens{direction=input,provider=primary}"));
        Assert.Equal(60, bench.Metrics.Sum("companionchat.provider.tokens{direction=output,provider=primary}"));
        Assert.Equal(2 * ((120 * 2.5) + (30 * 10)) / 1_000_000, bench.Metrics.Sum("companionchat.provider.spend{provider=primary}"), 12);
        Assert.Equal(1, bench.Metrics.Count("companionchat.provider.duration{outcome=blank,provider=primary}"));
        Assert.Equal(1, bench.Metrics.Count("companionchat.provider.duration{outcome=answered,provider=primary}"));
    }

    [Theory]
    [InlineData("""{"choices":[{"message":{"content":"Hi"}}]}""")]
    [InlineData("""{"choices":[{"message":{"content":"Hi"}}],"usage":null}""")]
    [InlineData("""{"choices":[{"message":{"content":"Hi"}}],"usage":{"prompt_tokens":"many","completion_tokens":3}}""")]
    [InlineData("""{"choices":[{"message":{"content":"Hi"}}],"usage":{"prompt_tokens":-1,"completion_tokens":3}}""")]
    [InlineData("""{"choices":[{"message":{"content":"Hi"}}],"usage":[1]}""")]
    public async Task An_answer_that_does_not_tell_what_it_used_is_as_good_as_any(string body)
    {
        await using var bench = new LlmBench(("LLM_INPUT_PRICE_PRIMARY", "1"), ("LLM_OUTPUT_PRICE_PRIMARY", "1"));
        bench.Primary.Answers(200, body);

        Assert.IsType<Completion.Answered>(await bench.AskAsync());

        Assert.Equal(["companionchat.provider.duration{outcome=answered,provider=primary}"], bench.Metrics.Names);
    }

    [Fact]
    public async Task A_breaker_that_opens_is_counted_and_what_it_keeps_back_is_no_call()
    {
        await using var bench = new LlmBench();
        for (var call = 0; call < 10; call++)
        {
            bench.Fallback.Breaks();
            await bench.AskAsync(ProviderRole.Fallback);
        }

        Assert.Equal(new Completion.Unavailable("circuit_open"), await bench.AskAsync(ProviderRole.Fallback));
        Assert.Equal(1, bench.Metrics.Sum("companionchat.provider.breaker.opened{provider=fallback}"));
        Assert.Equal(10, bench.Metrics.Count("companionchat.provider.duration{outcome=connection,provider=fallback}"));
    }

    [Fact]
    public async Task Without_prices_nothing_is_said_of_money()
    {
        await using var bench = new LlmBench();
        bench.Primary.Answers(200, Used);

        await bench.AskAsync();

        Assert.DoesNotContain(bench.Metrics.Names, name => name.Contains("spend", StringComparison.Ordinal));
    }
}
