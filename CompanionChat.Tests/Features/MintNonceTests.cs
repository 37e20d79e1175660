using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using CompanionChat.Tests.Drivers;
using CompanionChat.Tests.Infrastructure;

namespace CompanionChat.Tests.Features;

/// <summary>A nonce for a token: nothing is minted unless siteverify says a clear yes.</summary>
public sealed class MintNonceTests(AppFixture app) : IClassFixture<AppFixture>, IAsyncLifetime
{
    public Task InitializeAsync() => app.Host.DialAsync("turnstile", new { mode = "ok" });

    public Task DisposeAsync() => app.Host.DialAsync("turnstile", new { mode = "ok" });

    [Fact]
    public async Task A_token_gives_a_nonce_for_two_minutes()
    {
        var visitor = await app.SignInAsync();
        var before = app.Now;

        var answer = (await MintAsync(visitor)).Expect(HttpStatusCode.Created);

        var expires = answer.Body.GetProperty("expiresAt").GetDateTimeOffset();
        Assert.InRange(expires, before.AddSeconds(120), app.Now.AddSeconds(120));
        Assert.Equal($"nonce~{answer["nonceId"]}", Assert.Single(await app.Host.RowsAsync(visitor)).RowKey);
    }

    [Fact]
    public async Task The_same_token_a_second_time_is_refused()
    {
        var visitor = await app.SignInAsync();
        var token = Token();
        (await MintAsync(visitor, token)).Expect(HttpStatusCode.Created);

        await RefusedAsync(visitor, token, 403, "turnstile_failed");
        await RefusedAsync(await app.SignInAsync(), token, 403, "turnstile_failed");
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("invalid")]
    [InlineData("expired")]
    public async Task A_token_that_siteverify_does_not_take_is_refused(string token) =>
        await RefusedAsync(await app.SignInAsync(), token, 403, "turnstile_failed");

    [Fact]
    public async Task A_token_of_2048_characters_is_asked_about_and_a_longer_one_is_not()
    {
        var visitor = await app.SignInAsync();
        var token = Token().PadRight(2048, 'x');
        (await MintAsync(visitor, token)).Expect(HttpStatusCode.Created);
        var asked = await AskedAsync();

        await RefusedAsync(visitor, token + "x", 400, "invalid_request");

        Assert.Equal(asked, await AskedAsync());
    }

    [Fact]
    public async Task A_refusal_of_siteverify_is_final()
    {
        await app.Host.DialAsync("turnstile", new { mode = "reject" });
        var asked = await AskedAsync();

        await RefusedAsync(await app.SignInAsync(), Token(), 403, "turnstile_failed");

        Assert.Equal(asked + 1, await AskedAsync());
    }

    [Theory]
    [InlineData("error")]
    [InlineData("malformed")]
    [InlineData("blank")]
    [InlineData("drop")]
    [InlineData("rateLimited")]
    public async Task Siteverify_that_fails_once_is_asked_again_with_the_same_idempotency_key(string mode)
    {
        await app.Host.DialAsync("turnstile", new { mode });
        var asked = await AskedAsync();
        var visitor = await app.SignInAsync();

        (await MintAsync(visitor)).Expect(HttpStatusCode.Created);

        Assert.Equal(asked + 2, await AskedAsync());
        Assert.Single(await app.Host.RowsAsync(visitor));
    }

    [Theory]
    [InlineData("error")]
    [InlineData("malformed")]
    [InlineData("blank")]
    [InlineData("drop")]
    [InlineData("rateLimited")]
    public async Task Siteverify_that_goes_on_failing_lets_nobody_through(string mode)
    {
        await app.Host.DialAsync("turnstile", new { mode, times = 0 });
        var asked = await AskedAsync();

        await RefusedAsync(await app.SignInAsync(), Token(), 503, "turnstile_unavailable");

        Assert.Equal(asked + 2, await AskedAsync());
    }

    [Theory]
    [InlineData(1, 201, "")]
    [InlineData(0, 503, "turnstile_unavailable")]
    public async Task Siteverify_that_never_answers_is_waited_for_twice_and_no_longer(int times, int status, string code)
    {
        await using var host = await AppHost.StartAsync(configure: builder => builder.UseClock(new FastClock(20)));
        await host.DialAsync("turnstile", new { mode = "timeout", times });
        var visitor = await host.SignInAsync();

        var answer = await MintAsync(visitor);

        Assert.Equal((status, code), ((int)answer.Status, answer.Code));
        Assert.Equal(status == 201 ? 1 : 0, (await host.RowsAsync(visitor)).Count);
    }

    private static string Token() => RandomNumberGenerator.GetHexString(20);

    private static Task<Answer> MintAsync(Visitor visitor, string? token = null) => visitor.PostAsync("/api/nonces", new { token = token ?? Token() });

    private async Task RefusedAsync(Visitor visitor, string token, int status, string code)
    {
        var before = (await app.Host.RowsAsync(visitor)).Count;
        (await MintAsync(visitor, token)).ExpectProblem(status, code);
        Assert.Equal(before, (await app.Host.RowsAsync(visitor)).Count);
    }

    private async Task<int> AskedAsync() =>
        JsonDocument.Parse(await app.Http.GetStringAsync("/_sim/turnstile/requests")).RootElement.GetProperty("count").GetInt32();
}
