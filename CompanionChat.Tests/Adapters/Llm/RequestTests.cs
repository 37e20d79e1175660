using CompanionChat.Domain.Replies;

namespace CompanionChat.Tests.Adapters.Llm;

public sealed class RequestTests
{
    [Theory]
    [InlineData("https://host.example", "https://host.example/v1/chat/completions")]
    [InlineData("https://host.example/", "https://host.example/v1/chat/completions")]
    [InlineData("https://host.example/v1", "https://host.example/v1/chat/completions")]
    [InlineData("https://host.example/v1/", "https://host.example/v1/chat/completions")]
    [InlineData("http://localhost:7071/_sim/llm/primary", "http://localhost:7071/_sim/llm/primary/v1/chat/completions")]
    public async Task The_address_stands_under_the_base_however_it_is_spelled(string baseUrl, string expected)
    {
        await using var bench = new LlmBench(("LLM_BASE_URL_PRIMARY", baseUrl));
        bench.Primary.Answers(200, LlmBench.Answer("x"));

        await bench.AskAsync();

        Assert.Equal(("POST", expected, "Bearer key-primary"), (bench.Primary.Seen[0].Method, bench.Primary.Seen[0].Address, bench.Primary.Seen[0].Authorization));
    }

    [Fact]
    public async Task The_body_is_the_protocols_and_nothing_more()
    {
        await using var bench = new LlmBench();
        bench.Fallback.Answers(200, LlmBench.Answer("x"));

        await bench.AskAsync(ProviderRole.Fallback);

        Assert.Equal(
            """{"model":"model-fallback","messages":[{"role":"system","content":"Be kind."},{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello"},{"role":"user","content":"Tea? ☕"}],"temperature":0.7,"max_tokens":220}""",
            bench.Fallback.Seen[0].Body);
        Assert.Equal("Bearer key-fallback", bench.Fallback.Seen[0].Authorization);
    }

    [Theory]
    [InlineData("https://api.deepseek.com", "deepseek-flash", true)]
    [InlineData("https://deepseek.com", "other", true)]
    [InlineData("https://api.DeepSeek.com", "other", true)]
    [InlineData("https://gateway.example", "deepseek-v4-pro", true)]
    [InlineData("https://notdeepseek.com", "other", false)]
    [InlineData("https://deepseek.com.example", "other", false)]
    [InlineData("https://api.together.xyz/v1", "deepseek-ai/DeepSeek-V3", false)]
    [InlineData("https://api.together.xyz/v1", "deepseek-ai", true)]
    [InlineData("https://api.together.xyz/v1", "not-deepseek-flash", false)]
    public async Task DeepSeek_is_told_not_to_think_and_who_asks(string baseUrl, string model, bool deepSeek)
    {
        await using var bench = new LlmBench(("LLM_BASE_URL_PRIMARY", baseUrl), ("LLM_MODEL_PRIMARY", model));
        bench.Primary.Answers(200, LlmBench.Answer("x"));

        await bench.AskAsync();

        var extras = $$$""","user_id":"{{{LlmBench.Tag}}}","thinking":{"type":"disabled"}}""";
        Assert.Equal(deepSeek, bench.Primary.Seen[0].Body.EndsWith(extras, StringComparison.Ordinal));
        Assert.Equal(deepSeek, bench.Primary.Seen[0].Body.Contains(LlmBench.Tag, StringComparison.Ordinal));
    }

    [Fact]
    public async Task OpenAI_is_told_who_asks_in_its_own_field()
    {
        await using var bench = new LlmBench(("LLM_BASE_URL_PRIMARY", "https://api.openai.com/v1"));
        bench.Primary.Answers(200, LlmBench.Answer("x"));

        await bench.AskAsync();

        Assert.EndsWith($$""","user":"{{LlmBench.Tag}}"}""", bench.Primary.Seen[0].Body, StringComparison.Ordinal);
    }
}
