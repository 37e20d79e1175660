using System.Text;
using CompanionChat.Tests.Drivers;
using CompanionChat.Tests.Infrastructure;

namespace CompanionChat.Tests.Features;

/// <summary>Of several reasons to refuse, the first of 401, 413, 415, 400, 404, 403, 402, 429 is told.</summary>
public sealed class FirstReasonTests(SettledVisitor settled) : IClassFixture<SettledVisitor>
{
    private static readonly byte[] TooLarge = Encoding.UTF8.GetBytes("no JSON".PadRight(70_000));

    private string Nobodys => $"/api/conversations/{settled.Host.Companion}.0123456789abcdef/messages";

    [Fact]
    public async Task Who_is_not_signed_in_hears_only_that()
    {
        var nobody = Visitor.Anonymous(settled.Host.Http);

        foreach (var (path, _) in settled.Operations.Values.Append(("/api/negotiate", "")))
        {
            (await nobody.SendAsync(HttpMethod.Post, path, RawBody.Of(TooLarge, "text/plain"))).ExpectProblem(401, "unauthenticated");
            (await nobody.SendAsync(HttpMethod.Post, path, new ChunkedBody(TooLarge, "text/plain"))).ExpectProblem(401, "unauthenticated");
        }
    }

    [Fact]
    public async Task Too_large_comes_before_the_wrong_type()
    {
        foreach (var path in settled.Operations.Values.Select(operation => operation.Path).Append("/api/negotiate"))
        {
            await settled.RefusedAsync(path, RawBody.Of(TooLarge, "text/plain"), 413, "payload_too_large");
            await settled.RefusedAsync(path, new ChunkedBody(TooLarge, "text/plain"), 413, "payload_too_large");
        }
    }

    [Fact]
    public async Task The_wrong_type_comes_before_a_body_that_makes_no_sense() =>
        await settled.RefusedAsync(Nobodys, RawBody.Of("no JSON", "text/plain"), 415, "unsupported_media_type");

    [Theory]
    [InlineData("no JSON", "invalid_request")]
    [InlineData("""{"text":" ","nonceId":"x"}""", "empty_message")]
    [InlineData("""{"text":5}""", "invalid_request")]
    public async Task A_body_that_makes_no_sense_comes_before_the_conversation_that_is_not_there(string body, string code) =>
        await settled.RefusedAsync(Nobodys, RawBody.Of(body), 400, code);

    [Fact]
    public async Task A_wrong_key_comes_before_the_conversation_that_is_not_there() =>
        await settled.RefusedAsync(Nobodys, RawBody.Of("""{"text":"Hi"}"""), 400, "invalid_request", ("Idempotency-Key", new string('k', 65)));

    [Fact]
    public async Task The_conversation_that_is_not_there_comes_before_the_nonce() =>
        await settled.RefusedAsync(Nobodys, RawBody.Of("""{"text":"Hi","nonceId":"x"}"""), 404, "not_found");

    [Fact]
    public async Task The_nonce_comes_before_the_quota_and_the_quota_before_the_replies_that_are_awaited()
    {
        await using var host = await AppHost.StartAsync(settings => (settings["Quota__Text"], settings["Reply__MaxPending"]) = ("2", "1"));
        await host.DialAsync("llm/primary", new { mode = "timeout", times = 0 });
        var visitor = await host.SignInAsync();
        var conversation = await visitor.StartAsync(host.Companion);
        (await visitor.SayAsync(conversation, "One")).Expect(System.Net.HttpStatusCode.Accepted);

        (await visitor.SayAsync(conversation, "Two", "wrong", null)).ExpectProblem(403, "security_check_failed");
        var pending = (await visitor.SayAsync(conversation, "Two")).ExpectProblem(429, "rate_limited");
        Assert.NotNull(pending.Response.Headers.RetryAfter?.Delta);
        Assert.Equal(1, await visitor.FreeTextAsync(conversation));
    }

    [Fact]
    public async Task A_used_up_quota_comes_before_the_replies_that_are_awaited()
    {
        await using var host = await AppHost.StartAsync(settings => (settings["Quota__Text"], settings["Reply__MaxPending"]) = ("1", "1"));
        await host.DialAsync("llm/primary", new { mode = "timeout", times = 0 });
        var visitor = await host.SignInAsync();
        var conversation = await visitor.StartAsync(host.Companion);
        (await visitor.SayAsync(conversation, "One")).Expect(System.Net.HttpStatusCode.Accepted);

        (await visitor.SayAsync(conversation, "Two", "wrong", null)).ExpectProblem(403, "security_check_failed");
        (await visitor.SayAsync(conversation, "Two")).ExpectProblem(402, "free_text_exhausted");
    }
}
