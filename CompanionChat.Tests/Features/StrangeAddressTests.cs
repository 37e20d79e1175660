using System.Net;
using CompanionChat.Tests.Infrastructure;

namespace CompanionChat.Tests.Features;

/// <summary>Ids, keys, limits and cursors that were never given out.</summary>
public sealed class StrangeAddressTests(SettledVisitor settled) : IClassFixture<SettledVisitor>
{
    public static TheoryData<string> Ids() =>
    [
        "x", "a.b", "a..b", "-", "~", "a'b", "a''b", "%27%20or%20PartitionKey%20ne%20%27", "a%2Fb", "a%2fb", "%5C", "a%5Cb", "a%23b", "a%3Fb", "a%25b",
        "%2525", "%2e%2e%2fapi", "%C3%BC", "%F0%9F%98%80", "%FF", "%ED%A0%80", "%C0%80", "%20", "%09", "%0A", "%E2%80%AE", "conv~x", "a;b=c", "a,b", "$", "@",
        "undefined", "null", "[object%20Object]", "{conversationId}", "*", "a+b", "a&b",
    ];

    public static TheoryData<string> Limits() =>
    [
        "0", "201", "-1", "1.5", "1e2", "%D9%A3", "", "%20", "5%20", "+5", "0x10", "1,000", "2147483648", "99999999999999999999", "abc", "null", "1%00", "5&limit=6",
        "5&limit=5",
    ];

    public static TheoryData<string> Cursors() =>
    [
        "", "x", ".", "%20", "0", "null", "a.b", "0000000000000000000-0000000000000000.0000000000", "9999999999999999999-0000000000000000.0000000000",
        "%00", "%D9%A3", "a'b", "' or 1 eq 1", "..%2F..", "%F0%9F%98%80",
    ];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task An_id_that_was_not_given_out_is_not_found(string id)
    {
        var body = settled.Operations["sendMessage"].Body;

        (await settled.Visitor.GetAsync($"/api/conversations/{id}")).ExpectProblem(404, "not_found");
        (await settled.Visitor.GetAsync($"/api/companions/{id}/avatar")).ExpectProblem(404, "not_found");
        await settled.RefusedAsync($"/api/conversations/{id}/messages", RawBody.Of(body), 404, "not_found");
        await settled.RefusedAsync($"/api/conversations/{id}/read", RawBody.Of("""{"at":"2026-11-21T12:00:00Z"}"""), 404, "not_found");
    }

    [Fact]
    public async Task The_own_id_changed_in_any_way_is_not_found()
    {
        var id = settled.Conversation;
        string[] changed = [id[..^1], id + "x", id.ToUpperInvariant(), "x" + id, id.Replace('.', '~'), id + ".", id + "%20", $"{id}.{id}", new string('a', 7000)];
        foreach (var other in changed)
        {
            (await settled.Visitor.GetAsync($"/api/conversations/{other}")).ExpectProblem(404, "not_found");
        }
    }

    [Theory]
    [InlineData("x")]
    [InlineData("MAREN")]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("a/b\\\\c#d?e'f%g")]
    [InlineData("a\\u0000b")]
    [InlineData("conv~maren")]
    [InlineData("😀")]
    public async Task A_companion_that_is_not_in_the_catalog_is_not_found(string id)
    {
        await settled.RefusedAsync("/api/conversations", RawBody.Of($$"""{"companionId":"{{id}}"}"""), 404, "not_found");
        await settled.RefusedAsync("/api/conversations", RawBody.Of($$"""{"companionId":"{{id.PadRight(40_000)}}"}"""), 404, "not_found");
    }

    [Theory]
    [MemberData(nameof(Limits))]
    public async Task A_limit_out_of_range_is_refused(string limit)
    {
        (await settled.Visitor.GetAsync($"/api/conversations/{settled.Conversation}?limit={limit}")).ExpectProblem(400, "invalid_request");
        (await settled.Visitor.GetAsync($"/api/conversations/nobody?limit={limit}")).ExpectProblem(400, "invalid_request");
    }

    [Theory]
    [MemberData(nameof(Cursors))]
    public async Task A_cursor_that_was_not_issued_here_is_refused(string cursor)
    {
        (await settled.Visitor.GetAsync($"/api/conversations/{settled.Conversation}?before={cursor}")).ExpectProblem(400, "invalid_request");
        (await settled.Visitor.GetAsync($"/api/conversations/{settled.Conversation}?before={cursor}{new string('a', 5000)}")).ExpectProblem(400, "invalid_request");
    }

    [Fact]
    public async Task The_cursor_of_another_conversation_or_of_another_user_or_changed_is_refused()
    {
        var visitor = await settled.Host.SignInAsync();
        var other = await settled.Host.SignInAsync();
        var conversation = await TalkAsync(visitor, settled.Host.Companion);
        var own = await CursorAsync(visitor, conversation);
        var elsewhere = await CursorAsync(visitor, await TalkAsync(visitor, settled.Host.Companions[2]));
        var others = await CursorAsync(other, await TalkAsync(other, settled.Host.Companion));
        string[] strange =
        [
            elsewhere, others, own[..^1] + (own[^1] == 'A' ? 'B' : 'A'), (own[0] == '2' ? '3' : '2') + own[1..], own + "A", own[..^1], own.ToUpperInvariant(),
            $"{own}&before={own}",
        ];

        foreach (var cursor in strange)
        {
            (await visitor.GetAsync($"/api/conversations/{conversation}?before={cursor}")).ExpectProblem(400, "invalid_request");
        }

        (await visitor.GetAsync($"/api/conversations/{conversation}?before={own}")).Expect(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123x")]
    [InlineData("")]
    [InlineData("späť")]
    [InlineData("😀")]
    [InlineData("a\tb")]
    public async Task A_key_that_is_empty_too_long_or_no_plain_text_is_refused(string key)
    {
        var (path, body) = settled.Operations["sendMessage"];

        await settled.RefusedAsync(path, RawBody.Of(body), 400, "invalid_request", ("Idempotency-Key", key));
    }

    [Fact]
    public async Task A_key_of_great_length_is_refused()
    {
        var (path, body) = settled.Operations["sendMessage"];

        await settled.RefusedAsync(path, RawBody.Of(body), 400, "invalid_request", ("Idempotency-Key", new string('k', 20_000)));
    }

    [Fact]
    public async Task A_key_of_64_characters_with_everything_in_it_is_taken()
    {
        var visitor = await settled.Host.SignInAsync();
        var key = "/\\#?'%~{}\"<>" + new string('k', 52);

        var answer = (await visitor.SayAsync(await visitor.StartAsync(settled.Host.Companion), "Hi", key)).Expect(HttpStatusCode.Accepted);

        Assert.Equal(key, answer.Body.GetProperty("message").GetProperty("clientId").GetString());
    }

    private static async Task<string> CursorAsync(Drivers.Visitor visitor, string conversation) =>
        (await visitor.GetAsync($"/api/conversations/{conversation}?limit=1")).Expect(HttpStatusCode.OK)["nextCursor"];

    private static async Task<string> TalkAsync(Drivers.Visitor visitor, string companion)
    {
        var conversation = await visitor.StartAsync(companion);
        (await visitor.SayAsync(conversation, "Hi")).Expect(HttpStatusCode.Accepted);
        return conversation;
    }
}
