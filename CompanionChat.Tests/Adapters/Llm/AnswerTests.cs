using System.Text;
using CompanionChat.Domain.Replies;

namespace CompanionChat.Tests.Adapters.Llm;

public sealed class AnswerTests
{
    [Theory]
    [InlineData("\"stop\"")]
    [InlineData("\"length\"")]
    [InlineData("\"eos\"")]
    [InlineData("\"\"")]
    [InlineData("\"never heard of\"")]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("{\"a\":1}")]
    public async Task A_text_is_an_answer_whatever_the_finish_reason(string reason) =>
        Assert.Equal("Hello.", await AnsweredAsync($$$"""{"choices":[{"finish_reason":{{{reason}}},"message":{"content":"Hello."}}]}"""));

    [Theory]
    [InlineData("""{"choices":[{"message":{"content":"Hello."}}]}""")]
    [InlineData("""{"error":null,"choices":[{"message":{"content":"Hello.","reasoning_content":"Let me think."}}]}""")]
    [InlineData("""{"choices":[{"message":{"content":[{"type":"text","text":"Hel"},{"type":"thinking","text":"hm"},{"type":"text","text":"lo."},7]}}]}""")]
    [InlineData("""{"choices":[{"message":{"content":"  \n Hello.\u0000 \t"}},{"message":{"content":"Another choice."}}]}""")]
    [InlineData("\n\n\r\n \n{\"choices\":[{\"message\":{\"content\":\"Hello.\"}}]}\n")]
    [InlineData("\uFEFF{\"choices\":[{\"message\":{\"content\":\"Hello.\"}}]}")]
    public async Task The_text_is_found_and_tidied(string body) => Assert.Equal("Hello.", await AnsweredAsync(body));

    [Fact]
    public async Task A_long_text_is_cut_between_two_characters_as_readers_see_them()
    {
        const string family = "👨‍👩‍👧‍👦"; // 11 UTF-16 units, one character.

        var text = await AnsweredAsync(LlmBench.Answer(new string('a', 7_995) + family + "z"));

        Assert.Equal(new string('a', 7_995), text);
    }

    [Fact]
    public async Task A_text_of_just_the_limit_is_kept_whole() =>
        Assert.Equal(8_000, (await AnsweredAsync(LlmBench.Answer(new string('a', 8_000)))).Length);

    [Fact]
    public async Task A_single_character_beyond_the_limit_is_cut_without_tearing_a_surrogate_pair()
    {
        var pile = "ab" + string.Concat(Enumerable.Repeat("\U0001E8D0", 5_000)); // Combining marks outside the BMP.

        var text = await AnsweredAsync(LlmBench.Answer("a" + pile[2..]));

        Assert.InRange(text.Length, 7_999, 8_000);
        Assert.False(char.IsHighSurrogate(text[^1]));
    }

    [Theory]
    [InlineData("malformed", "")]
    [InlineData("malformed", "\n\n\n")]
    [InlineData("malformed", "<html>busy</html>")]
    [InlineData("malformed", "[]")]
    [InlineData("malformed", "null")]
    [InlineData("malformed", """{"choices":[]}""")]
    [InlineData("malformed", """{"choices":"none"}""")]
    [InlineData("malformed", """{"choices":[{"message":{"content":"Hel""")]
    [InlineData("malformed", """{"choices":[{"message":{"content":"half \ud83d pair"}}]}""")]
    [InlineData("blank", """{"choices":[7]}""")]
    [InlineData("blank", """{"choices":[{"message":null}]}""")]
    [InlineData("blank", """{"choices":[{"message":{"content":null,"reasoning_content":"Let me think."},"finish_reason":"stop"}]}""")]
    [InlineData("blank", """{"choices":[{"message":{"content":""}}]}""")]
    [InlineData("blank", """{"choices":[{"message":{"content":" \n\u00a0\u200b\u0000\ufeff"}}]}""")]
    [InlineData("blank", """{"choices":[{"message":{"content":{"text":"x"}}}]}""")]
    [InlineData("error_in_answer", """{"error":{"message":"secret text"}}""")]
    [InlineData("error_in_answer", """{"error":"secret text","choices":[{"message":{"content":"Hello."}}]}""")]
    [InlineData("insufficient_system_resource", """{"choices":[{"message":{"content":"Hel"},"finish_reason":"insufficient_system_resource"}]}""")]
    public async Task What_is_no_answer_is_asked_for_once_more(string reason, string body)
    {
        await using var bench = new LlmBench();
        bench.Primary.Answers(200, body).Answers(200, body);

        Assert.Equal(new Completion.Unavailable(reason), await bench.AskAsync());
        Assert.Equal(2, bench.Primary.Seen.Count);
        Assert.DoesNotContain("secret", bench.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_malformed()
    {
        var body = Encoding.Latin1.GetBytes(LlmBench.Answer("caf\u00e9"));
        await using var bench = new LlmBench();
        bench.Primary.Answers(200, body).Answers(200, body);

        Assert.Equal(new Completion.Unavailable("malformed"), await bench.AskAsync());
    }

    [Theory]
    [InlineData("\"Partly.\"")]
    [InlineData("null")]
    public async Task A_filtered_answer_is_not_asked_for_again_with_or_without_text(string content)
    {
        await using var bench = new LlmBench();
        bench.Primary.Answers(200, $$"""{"choices":[{"message":{"content":{{content}}},"finish_reason":"content_filter"}]}""");

        Assert.Equal(new Completion.Unavailable("content_filter"), await bench.AskAsync());
    }

    [Fact]
    public async Task A_body_above_256_KB_is_not_read_to_its_end()
    {
        var body = LlmBench.Answer("x") + new string(' ', 256 * 1024);
        await using var bench = new LlmBench();
        bench.Primary.Answers(200, body).Answers(200, body);

        Assert.Equal(new Completion.Unavailable("too_large"), await bench.AskAsync());
    }

    private static async Task<string> AnsweredAsync(string body)
    {
        await using var bench = new LlmBench();
        bench.Primary.Answers(200, body);
        return Assert.IsType<Completion.Answered>(await bench.AskAsync()).Text;
    }
}
