using System.Net;
using CompanionChat.Tests.Infrastructure;

namespace CompanionChat.Tests.Features;

public sealed class SendRaceTests(AppFixture app) : IClassFixture<AppFixture>
{
    [Fact]
    public async Task Of_100_sends_at_once_on_a_quota_of_10_exactly_10_are_accepted_and_answered()
    {
        var visitor = await app.SignInAsync();
        var conversation = await visitor.StartAsync(app.Companion);
        await using var screen = await app.OpenScreenAsync(visitor);
        var nonces = new List<string>();
        for (var i = 0; i < 100; i++)
        {
            nonces.Add(await visitor.MintAsync());
        }

        var answers = await Task.WhenAll(nonces.Select(nonce => visitor.SayAsync(conversation, "All at once", nonce, null)));

        var accepted = answers.Where(answer => answer.Status == HttpStatusCode.Accepted).ToList();
        Assert.Equal(10, accepted.Count);
        Assert.Equal(90, answers.Count(answer => answer is { Status: HttpStatusCode.PaymentRequired, Code: "free_text_exhausted" }));
        foreach (var answer in accepted)
        {
            await screen.ReplyToAsync(answer.Body.GetProperty("message").GetProperty("id").GetString()!);
        }

        var view = await visitor.OpenAsync(conversation);
        Assert.Equal(0, view.GetProperty("freeRemaining").GetProperty("text").GetInt32());
        var messages = view.GetProperty("messages").EnumerateArray().ToList();
        Assert.Equal(10, messages.Count(message => message.TryGetProperty("inReplyTo", out _)));
        Assert.Equal(10, messages.Select(message => message.TryGetProperty("inReplyTo", out var id) ? id.GetString() : null).OfType<string>().Distinct().Count());

        // One version for the start, and one for each message and each reply.
        Assert.Equal(21, view.GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task One_nonce_used_50_times_at_once_lets_exactly_one_message_in()
    {
        var visitor = await app.SignInAsync();
        var conversation = await visitor.StartAsync(app.Companion);
        var nonce = await visitor.MintAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => visitor.SayAsync(conversation, $"Try {i}", nonce, null)));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Accepted);
        Assert.Equal(49, answers.Count(answer => answer is { Status: HttpStatusCode.Forbidden, Code: "security_check_failed" }));
        Assert.Equal(9, await visitor.FreeTextAsync(conversation));
    }

    [Fact]
    public async Task One_nonce_used_in_several_conversations_at_once_lets_exactly_one_message_in()
    {
        var visitor = await app.SignInAsync();
        var conversations = new List<string>();
        foreach (var companion in app.Companions)
        {
            conversations.Add(await visitor.StartAsync(companion));
        }

        var nonce = await visitor.MintAsync();
        var answers = await Task.WhenAll(conversations.Select(conversation => visitor.SayAsync(conversation, "Hi", nonce, null)));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Accepted);
        var left = 0;
        foreach (var conversation in conversations)
        {
            left += await visitor.FreeTextAsync(conversation);
        }

        Assert.Equal((10 * conversations.Count) - 1, left);
    }

    [Fact]
    public async Task The_same_request_30_times_at_once_is_accepted_once_and_answered_alike()
    {
        var visitor = await app.SignInAsync();
        var conversation = await visitor.StartAsync(app.Companion);
        var nonce = await visitor.MintAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => visitor.SayAsync(conversation, "Once", nonce, "key-30")));

        Assert.All(answers, answer => answer.Expect(HttpStatusCode.Accepted));
        Assert.Single(answers, answer => !answer.Replayed);
        Assert.Single(answers.Select(answer => answer.Body.GetRawText()).Distinct());
        Assert.Equal(9, await visitor.FreeTextAsync(conversation));
    }

    [Fact]
    public async Task Starting_a_conversation_50_times_at_once_makes_one_with_one_greeting()
    {
        var visitor = await app.SignInAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(
            _ => visitor.PostAsync("/api/conversations", new { companionId = app.Companion })));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Created);
        Assert.Equal(49, answers.Count(answer => answer.Status == HttpStatusCode.OK));
        Assert.Single(answers.Select(answer => answer["conversationId"]).Distinct());
        var view = await visitor.OpenAsync(answers[0]["conversationId"]);
        Assert.Equal("ai", Assert.Single(view.GetProperty("messages").EnumerateArray()).GetProperty("sender").GetString());
        Assert.Equal(1, view.GetProperty("version").GetInt32());
    }
}
