using System.Net;
using System.Text.Json;
using CompanionChat.Tests.Drivers;
using CompanionChat.Tests.Infrastructure;

namespace CompanionChat.Tests.Features;

/// <summary>The seven acceptance tests of the product, through HTTP and the hub.</summary>
public sealed class AcceptanceTests(AppFixture app) : IClassFixture<AppFixture>
{
    [Fact]
    public async Task AT1_a_text_is_answered_on_the_open_screen_without_asking_again()
    {
        var visitor = await app.SignInAsync();
        var conversation = await visitor.StartAsync(app.Companion);
        await using var screen = await app.OpenScreenAsync(visitor);

        var accepted = (await visitor.SayAsync(conversation, "Hello there")).Expect(HttpStatusCode.Accepted);

        var reply = await screen.ReplyToAsync(accepted.Body.GetProperty("message").GetProperty("id").GetString()!);
        Assert.Equal("ai", reply.GetProperty("sender").GetString());
        Assert.NotEqual("", reply.GetProperty("text").GetString());
    }

    [Fact]
    public async Task AT2_each_message_takes_exactly_one_and_the_quota_is_never_negative()
    {
        var visitor = await app.SignInAsync();
        var conversation = await visitor.StartAsync(app.Companion);
        for (var left = 9; left >= 0; left--)
        {
            var accepted = (await visitor.SayAsync(conversation, $"Message {left}")).Expect(HttpStatusCode.Accepted);
            Assert.Equal(left, accepted.Body.GetProperty("freeRemaining").GetProperty("text").GetInt32());
        }

        (await visitor.SayAsync(conversation, "One more")).ExpectProblem(402, "free_text_exhausted");
        Assert.Equal(0, await visitor.FreeTextAsync(conversation));
    }

    [Fact]
    public async Task AT3_premium_is_not_counted()
    {
        var visitor = await app.SignInAsync();
        await app.GrantPremiumAsync(visitor, app.Now.AddHours(1));
        var conversation = await visitor.StartAsync(app.Companion);
        await using var screen = await app.OpenScreenAsync(visitor);

        for (var i = 0; i < 12; i++)
        {
            var accepted = (await visitor.SayAsync(conversation, $"Message {i}")).Expect(HttpStatusCode.Accepted);
            Assert.True(accepted.Body.GetProperty("premiumActive").GetBoolean());
            await screen.ReplyToAsync(accepted.Body.GetProperty("message").GetProperty("id").GetString()!);
        }

        Assert.Equal(10, await visitor.FreeTextAsync(conversation));
        Assert.True((await visitor.GetAsync("/api/me")).Body.GetProperty("premiumActive").GetBoolean());
    }

    [Fact]
    public async Task AT4_the_list_shows_preview_and_dot_and_reading_clears_the_dot()
    {
        var visitor = await app.SignInAsync();
        var conversation = await visitor.StartAsync(app.Companion);
        Assert.False((await ThreadAsync(visitor)).GetProperty("unread").GetBoolean());
        await using var screen = await app.OpenScreenAsync(visitor);
        var accepted = await visitor.SayAsync(conversation, "Hello");
        var reply = await screen.ReplyToAsync(accepted.Body.GetProperty("message").GetProperty("id").GetString()!);

        var unread = await ThreadAsync(visitor);
        Assert.True(unread.GetProperty("unread").GetBoolean());
        Assert.StartsWith(unread.GetProperty("lastMessagePreview").GetString()![..10], reply.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(reply.GetProperty("id").GetString(), unread.GetProperty("lastMessageId").GetString());

        (await visitor.PostAsync($"/api/conversations/{conversation}/read", new { at = reply.GetProperty("createdAt").GetString() }))
            .Expect(HttpStatusCode.NoContent);
        var read = await ThreadAsync(visitor);
        Assert.False(read.GetProperty("unread").GetBoolean());
        Assert.Equal(unread.GetProperty("version").GetInt32() + 1, read.GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task AT5_without_the_mint_the_message_is_refused()
    {
        var visitor = await app.SignInAsync();
        var conversation = await visitor.StartAsync(app.Companion);

        (await visitor.PostAsync($"/api/conversations/{conversation}/messages", new { text = "Hi" })).ExpectProblem(403, "security_check_failed");
        (await visitor.SayAsync(conversation, "Hi", "no-such-nonce", null)).ExpectProblem(403, "security_check_failed");
        Assert.Equal(10, await visitor.FreeTextAsync(conversation));
    }

    [Fact]
    public async Task AT6_wrong_settings_of_the_primary_let_the_fallback_answer()
    {
        await using var other = await AppHost.StartAsync(settings =>
        {
            settings["LLM_BASE_URL_PRIMARY"] = "http://127.0.0.1:9";
            settings["LLM_API_KEY_PRIMARY"] = "wrong";
            settings["LLM_MODEL_PRIMARY"] = "none";
        });
        var visitor = await other.SignInAsync();
        var conversation = await visitor.StartAsync(other.Companion);
        await using var screen = await other.OpenScreenAsync(visitor);

        var accepted = (await visitor.SayAsync(conversation, "Hello")).Expect(HttpStatusCode.Accepted);

        await screen.ReplyToAsync(accepted.Body.GetProperty("message").GetProperty("id").GetString()!);
        Assert.Equal((0, 1), (await other.LlmCallsAsync("primary"), await other.LlmCallsAsync("fallback")));
    }

    [Fact]
    public async Task AT7_everything_is_on_the_server()
    {
        var visitor = await app.SignInAsync();
        var conversation = await visitor.StartAsync(app.Companion);
        await using var screen = await app.OpenScreenAsync(visitor);
        var accepted = await visitor.SayAsync(conversation, "Remember me", "key-1");
        var sent = accepted.Body.GetProperty("message").GetProperty("id").GetString()!;
        var reply = await screen.ReplyToAsync(sent);

        var again = await app.SignInAsync(visitor.UserId);
        var view = await again.OpenAsync(conversation);

        var messages = view.GetProperty("messages").EnumerateArray().ToList();
        Assert.Equal(["ai", "user", "ai"], messages.Select(message => message.GetProperty("sender").GetString()!));
        Assert.Equal(("Remember me", "answered", "key-1"), (
            messages[1].GetProperty("text").GetString(),
            messages[1].GetProperty("status").GetString(),
            messages[1].GetProperty("clientId").GetString()));
        Assert.Equal(JsonSerializer.Serialize(reply), JsonSerializer.Serialize(messages[2]));
        Assert.Equal(9, view.GetProperty("freeRemaining").GetProperty("text").GetInt32());
    }

    private static async Task<JsonElement> ThreadAsync(Visitor visitor) =>
        (await visitor.GetAsync("/api/threads")).Expect(HttpStatusCode.OK).Body.GetProperty("threads").EnumerateArray().Single();
}
