using System.Net;
using CompanionChat.Tests.Infrastructure;

namespace CompanionChat.Tests.Features;

public sealed class IdempotencyTests(AppFixture app) : IClassFixture<AppFixture>
{
    [Fact]
    public async Task A_repeated_request_answers_as_before_and_changes_nothing()
    {
        var visitor = await app.SignInAsync();
        var conversation = await visitor.StartAsync(app.Companion);
        await using var screen = await app.OpenScreenAsync(visitor);
        var nonce = await visitor.MintAsync();
        var first = (await visitor.SayAsync(conversation, " Hi ", nonce, "key")).Expect(HttpStatusCode.Accepted);
        await screen.ReplyToAsync(first.Body.GetProperty("message").GetProperty("id").GetString()!);
        var before = await visitor.OpenAsync(conversation);

        var second = (await visitor.SayAsync(conversation, " Hi ", nonce, "key")).Expect(HttpStatusCode.Accepted);

        Assert.Equal((false, true), (first.Replayed, second.Replayed));
        Assert.Equal(first.Body.GetRawText(), second.Body.GetRawText());
        Assert.Equal(before.GetRawText(), (await visitor.OpenAsync(conversation)).GetRawText());
    }

    [Theory]
    [InlineData("Hi", "other-key")]
    [InlineData("Hi", null)]
    [InlineData("Ho", "key")]
    public async Task The_nonce_in_any_other_request_is_refused(string text, string? key)
    {
        var visitor = await app.SignInAsync();
        var conversation = await visitor.StartAsync(app.Companion);
        var nonce = await visitor.MintAsync();
        (await visitor.SayAsync(conversation, "Hi", nonce, "key")).Expect(HttpStatusCode.Accepted);

        (await visitor.SayAsync(conversation, text, nonce, key)).ExpectProblem(403, "security_check_failed");

        Assert.Equal(9, await visitor.FreeTextAsync(conversation));
    }

    [Fact]
    public async Task A_repetition_after_five_minutes_and_without_quota_is_answered_as_before()
    {
        var clock = new ShiftedClock();
        await using var host = await AppHost.StartAsync(settings => settings["Quota__Text"] = "1", builder => builder.UseClock(clock));
        var visitor = await host.SignInAsync();
        var conversation = await visitor.StartAsync(host.Companion);
        var nonce = await visitor.MintAsync();
        var first = (await visitor.SayAsync(conversation, "Hi", nonce, "key")).Expect(HttpStatusCode.Accepted);

        clock.Shift(TimeSpan.FromMinutes(5));
        await visitor.MintAsync();
        var second = (await visitor.SayAsync(conversation, "Hi", nonce, "key")).Expect(HttpStatusCode.Accepted);

        Assert.Equal((first.Body.GetRawText(), true), (second.Body.GetRawText(), second.Replayed));
    }

    [Fact]
    public async Task A_used_nonce_is_cleared_away_after_a_day_and_an_unused_one_when_it_has_expired()
    {
        var clock = new ShiftedClock();
        await using var host = await AppHost.StartAsync(configure: builder => builder.UseClock(clock));
        var visitor = await host.SignInAsync();
        var conversation = await visitor.StartAsync(host.Companion);
        (await visitor.SayAsync(conversation, "Hi", await visitor.MintAsync(), "key")).Expect(HttpStatusCode.Accepted);
        await visitor.MintAsync();
        Assert.Equal(2, await host.CountRowsAsync(visitor, "nonce~"));

        clock.Shift(TimeSpan.FromMinutes(3));
        await visitor.MintAsync();
        Assert.Equal(2, await host.CountRowsAsync(visitor, "nonce~"));

        clock.Shift(TimeSpan.FromHours(25));
        await visitor.MintAsync();
        Assert.Equal(1, await host.CountRowsAsync(visitor, "nonce~"));
    }

    [Fact]
    public async Task An_expired_nonce_is_refused()
    {
        var clock = new ShiftedClock();
        await using var host = await AppHost.StartAsync(configure: builder => builder.UseClock(clock));
        var visitor = await host.SignInAsync();
        var conversation = await visitor.StartAsync(host.Companion);
        var nonce = await visitor.MintAsync();

        clock.Shift(TimeSpan.FromMinutes(2));

        (await visitor.SayAsync(conversation, "Hi", nonce, "key")).ExpectProblem(403, "security_check_failed");
    }

    [Theory]
    [InlineData("01234567890123456789012345678901234567890123456789012345678901234")]
    [InlineData("späť")]
    public async Task A_key_that_is_too_long_or_no_plain_text_is_refused(string key)
    {
        var visitor = await app.SignInAsync();
        var conversation = await visitor.StartAsync(app.Companion);

        (await visitor.SayAsync(conversation, "Hi", await visitor.MintAsync(), key)).ExpectProblem(400, "invalid_request");
    }
}
