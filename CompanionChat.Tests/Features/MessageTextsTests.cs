using System.Net;
using System.Text.Json;
using CompanionChat.Domain.Conversations;
using CompanionChat.Tests.Infrastructure;

namespace CompanionChat.Tests.Features;

/// <summary>What may be said, and that it comes back as it was said.</summary>
public sealed class MessageTextsTests(SettledVisitor settled) : IClassFixture<SettledVisitor>
{
    private static readonly string Grin = char.ConvertFromUtf32(0x1F600);

    public static TheoryData<string> Strange() =>
    [
        "שלום עולם, مرحبا بالعالم",
        "\u202Eright to left\u202C and \u200Fback",
        "👩‍🚀👨‍👩‍👧‍👦 🏳️‍🌈 e\u0301 Z\u0351\u036B\u0343",
        "日本語と한국어와中文",
        "a\tb\nc\r\nd\u0001e\u001Ff\u007Fg\u0085h\u2028i\u2029j",
        "non-characters \uFFFE\uFFFF and \uFDD0, private \uE000",
        "</script><img src=x onerror=alert(1)> & \"quoted\" 'apostrophes' \\ / {0} %s ${x} #?",
        "' or 1 eq 1; DROP TABLE Chat; --",
        "\uFEFFmarked",
        "¶\u00AD soft \u200Bzero\u200D width",
    ];

    public static TheoryData<string> Blank() => ["", " ", "\t\r\n", "\u00A0\u2003\u3000", "\u200B", "\u2060\uFEFF", "\u200F\u202E", "\u0001", "\u0085\u2028"];

    [Theory]
    [MemberData(nameof(Strange))]
    public async Task A_strange_text_is_taken_and_comes_back_unchanged(string text)
    {
        var visitor = await settled.Host.SignInAsync();
        var conversation = await visitor.StartAsync(settled.Host.Companion);

        var answer = (await visitor.SayAsync(conversation, text)).Expect(HttpStatusCode.Accepted);

        Assert.Equal(text.Trim(), Text(answer.Body.GetProperty("message")));
        Assert.Equal(text.Trim(), Text((await visitor.OpenAsync(conversation)).GetProperty("messages")[1]));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(50, 100)]
    public async Task Four_thousand_characters_are_taken_not_counting_the_blanks_around_them(int before, int after)
    {
        var visitor = await settled.Host.SignInAsync();
        var conversation = await visitor.StartAsync(settled.Host.Companion);
        var emoji = string.Concat(Enumerable.Repeat(Grin, MessageText.MaxLength / 2));

        foreach (var text in (string[])[new string('x', 4000), emoji])
        {
            var answer = (await visitor.SayAsync(conversation, new string(' ', before) + text + new string('\n', after))).Expect(HttpStatusCode.Accepted);
            Assert.Equal(text, Text(answer.Body.GetProperty("message")));
        }
    }

    [Fact]
    public async Task One_character_more_is_refused()
    {
        foreach (var text in (string[])[new string('x', 4001), new string('x', 3999) + Grin, new string('x', 16_000), new string('ß', 4001)])
        {
            await settled.RefusedAsync(Messages, RawBody.Of(JsonSerializer.Serialize(new { text, nonceId = settled.Nonce })), 400, "message_too_long");
        }
    }

    [Theory]
    [MemberData(nameof(Blank))]
    public async Task A_text_without_anything_to_see_is_refused(string text) =>
        await settled.RefusedAsync(Messages, RawBody.Of(JsonSerializer.Serialize(new { text, nonceId = settled.Nonce })), 400, "empty_message");

    [Fact]
    public async Task A_text_with_NUL_in_it_is_refused() =>
        await settled.RefusedAsync(Messages, RawBody.Of($$"""{"text":"a\u0000b","nonceId":"{{settled.Nonce}}"}"""), 400, "invalid_request");

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("0123456789abcdef012345")]
    [InlineData("../../profile")]
    [InlineData("a/b\\\\c#d?e'f%g")]
    [InlineData("\\u0000000000000000000000")]
    [InlineData("😀😀😀😀😀😀😀😀😀😀😀")]
    public async Task A_nonce_that_was_not_minted_here_is_refused(string nonce) =>
        await settled.RefusedAsync(Messages, RawBody.Of($$"""{"text":"Hi","nonceId":"{{nonce}}"}"""), 403, "security_check_failed");

    [Fact]
    public async Task A_nonce_of_great_length_is_refused() => await settled.RefusedAsync(
        Messages, RawBody.Of($$"""{"text":"Hi","nonceId":"{{settled.Nonce}}{{new string('x', 50_000)}}"}"""), 403, "security_check_failed");

    private string Messages => settled.Operations["sendMessage"].Path;

    private static string? Text(JsonElement message) => message.GetProperty("text").GetString();
}
