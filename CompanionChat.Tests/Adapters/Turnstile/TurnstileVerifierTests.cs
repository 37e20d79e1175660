using CompanionChat.Domain.Visitors;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace CompanionChat.Tests.Adapters.Turnstile;

public sealed class TurnstileVerifierTests
{
    [Fact]
    public async Task The_request_is_the_form_that_Cloudflare_documents()
    {
        await using var bench = new TurnstileBench();
        bench.Siteverify.Answers(200, """{"success":true}""");

        Assert.Equal(HumanVerdict.Human, await bench.VerifyAsync("a token+/="));

        var call = Assert.Single(bench.Siteverify.Seen);
        Assert.Equal(("POST", "https://challenges.cloudflare.com/turnstile/v0/siteverify"), (call.Method, call.Address));
        var form = QueryHelpers.ParseQuery(call.Body);
        Assert.Equal(["idempotency_key", "response", "secret"], form.Keys.Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Equal(("secret-key", "a token+/="), (form["secret"].ToString(), form["response"].ToString()));
        Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", form["idempotency_key"].ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0")]
    [InlineData("a-token\r\n")]
    [InlineData("  ")]
    [InlineData(null)]
    public async Task What_can_be_no_token_is_refused_without_a_call(string? token)
    {
        await using var bench = new TurnstileBench();

        Assert.Equal(HumanVerdict.Refused, await bench.VerifyAsync(token ?? new string('t', 2049)));
        Assert.Empty(bench.Siteverify.Seen);
    }

    [Fact]
    public async Task A_token_of_the_greatest_length_is_checked()
    {
        await using var bench = new TurnstileBench();
        bench.Siteverify.Answers(200, """{"success":true}""");

        Assert.Equal(HumanVerdict.Human, await bench.VerifyAsync(new string('t', 2048)));
    }

    [Theory]
    [InlineData("""{"success":true}""", HumanVerdict.Human)]
    [InlineData("""{"success":true,"action":"send-message","hostname":"anything.example"}""", HumanVerdict.Human)]
    [InlineData("""{"success":true,"action":""}""", HumanVerdict.Human)]
    [InlineData("""{"success":true,"action":null}""", HumanVerdict.Human)]
    [InlineData("""{"success":true,"action":"login"}""", HumanVerdict.Refused)]
    [InlineData("""{"success":true,"action":"Send-Message"}""", HumanVerdict.Refused)]
    [InlineData("""{"success":false}""", HumanVerdict.Refused)]
    [InlineData("""{"success":false,"error-codes":[]}""", HumanVerdict.Refused)]
    [InlineData("""{"success":false,"error-codes":["timeout-or-duplicate"]}""", HumanVerdict.Refused)]
    [InlineData("""{"success":false,"error-codes":["invalid-input-response"]}""", HumanVerdict.Refused)]
    [InlineData("""{"success":false,"error-codes":["never-heard-of"]}""", HumanVerdict.Refused)]
    [InlineData("""{"success":false,"error-codes":[7,null]}""", HumanVerdict.Refused)]
    public async Task A_clear_answer_decides_at_once(string body, HumanVerdict verdict)
    {
        await using var bench = new TurnstileBench();
        bench.Siteverify.Answers(200, body);

        Assert.Equal(verdict, await bench.VerifyAsync());
    }

    [Theory]
    [InlineData("\"chat.example\"", HumanVerdict.Human)]
    [InlineData("\"WWW.chat.example\"", HumanVerdict.Human)]
    [InlineData("\"evil.example\"", HumanVerdict.Refused)]
    [InlineData("\"chat.example.evil.example\"", HumanVerdict.Refused)]
    [InlineData("\"\"", HumanVerdict.Refused)]
    [InlineData("null", HumanVerdict.Refused)]
    [InlineData("7", HumanVerdict.Refused)]
    public async Task Where_hostnames_are_set_the_token_must_come_from_one(string hostname, HumanVerdict verdict)
    {
        await using var bench = new TurnstileBench(("TURNSTILE_HOSTNAMES", "chat.example, www.chat.example"));
        bench.Siteverify.Answers(200, $$"""{"success":true,"hostname":{{hostname}}}""");

        Assert.Equal(verdict, await bench.VerifyAsync());
    }

    [Fact]
    public async Task Where_hostnames_are_set_an_answer_without_one_refuses()
    {
        await using var bench = new TurnstileBench(("TURNSTILE_HOSTNAMES", "chat.example"));
        bench.Siteverify.Answers(200, """{"success":true}""");

        Assert.Equal(HumanVerdict.Refused, await bench.VerifyAsync());
    }

    [Fact]
    public async Task The_action_can_be_configured()
    {
        await using var bench = new TurnstileBench(("TURNSTILE_ACTION", "other"));
        bench.Siteverify.Answers(200, """{"success":true,"action":"other"}""");

        Assert.Equal(HumanVerdict.Human, await bench.VerifyAsync());
    }

    [Theory]
    [InlineData("missing-input-secret")]
    [InlineData("invalid-input-secret")]
    [InlineData("bad-request")]
    public async Task A_fault_of_ours_is_not_blamed_on_the_user_and_alarms(string code)
    {
        await using var bench = new TurnstileBench();
        bench.Siteverify.Answers(200, $$"""{"success":false,"error-codes":["timeout-or-duplicate","{{code}}"]}""");

        Assert.Equal(HumanVerdict.Unavailable, await bench.VerifyAsync());
        Assert.True(bench.Log.Has(LogLevel.Error));
    }

    [Theory]
    [InlineData(500, """{"success":true}""")]
    [InlineData(503, "")]
    [InlineData(200, "")]
    [InlineData(200, "<html></html>")]
    [InlineData(200, "[]")]
    [InlineData(200, "{}")]
    [InlineData(200, """{"success":"true"}""")]
    [InlineData(200, """{"success":1}""")]
    [InlineData(200, """{"success":true""")]
    [InlineData(200, """{"success":true,"action":"\ud83d"}""")]
    [InlineData(200, """{"success":false,"error-codes":["internal-error"]}""")]
    [InlineData(403, "<html>blocked</html>")]
    [InlineData(302, "")]
    public async Task No_clear_answer_is_asked_for_once_more_and_then_closes(int status, string body)
    {
        await using var bench = new TurnstileBench();
        bench.Siteverify.Answers(status, body).Answers(status, body);

        Assert.Equal(HumanVerdict.Unavailable, await bench.VerifyAsync());
        Assert.Equal(2, bench.Siteverify.Seen.Count);
    }

    [Fact]
    public async Task A_body_above_64_KB_is_no_answer()
    {
        var body = """{"success":true}""" + new string(' ', 64 * 1024);
        await using var bench = new TurnstileBench();
        bench.Siteverify.Answers(200, body).Answers(200, body);

        Assert.Equal(HumanVerdict.Unavailable, await bench.VerifyAsync());
    }

    [Fact]
    public async Task The_second_attempt_carries_the_same_idempotency_key()
    {
        await using var bench = new TurnstileBench();
        bench.Siteverify.Breaks().Answers(200, """{"success":true}""");

        Assert.Equal(HumanVerdict.Human, await bench.VerifyAsync());
        Assert.Equal(bench.Siteverify.Seen[0].Body, bench.Siteverify.Seen[1].Body);
    }

    [Fact]
    public async Task Another_check_has_another_idempotency_key()
    {
        await using var bench = new TurnstileBench();
        bench.Siteverify.Answers(200, """{"success":true}""").Answers(200, """{"success":true}""");

        await bench.VerifyAsync();
        await bench.VerifyAsync();

        Assert.NotEqual(bench.Siteverify.Seen[0].Body, bench.Siteverify.Seen[1].Body, StringComparer.Ordinal);
    }

    [Fact]
    public async Task The_callers_own_cancellation_throws()
    {
        await using var bench = new TurnstileBench();
        using var cancelled = new CancellationTokenSource();
        bench.Siteverify.Does(() =>
        {
            cancelled.Cancel();
            throw new HttpRequestException("torn down");
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.VerifyAsync(cancellationToken: cancelled.Token));
    }

    [Fact]
    public async Task Neither_token_nor_secret_is_logged()
    {
        await using var bench = new TurnstileBench();
        bench.Siteverify.Answers(500).Answers(200, """{"success":false,"error-codes":["quotes a-token"]}""");

        await bench.VerifyAsync("a-token");

        Assert.NotEmpty(bench.Log.Text);
        Assert.All(["a-token", "secret-key"], text => Assert.DoesNotContain(text, bench.Log.Text, StringComparison.Ordinal));
    }
}
