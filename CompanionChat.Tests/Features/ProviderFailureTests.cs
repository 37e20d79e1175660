using System.Net;
using System.Text.Json;
using CompanionChat.Domain.Replies;
using CompanionChat.Tests.Adapters.Llm;
using CompanionChat.Tests.Drivers;
using CompanionChat.Tests.Infrastructure;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CompanionChat.Tests.Features;

/// <summary>A provider that fails in any way is replaced by the other; where both fail, the message is given back.</summary>
public sealed class ProviderFailureTests
{
    public static TheoryData<string, object, int> PrimaryFaults() => new()
    {
        { "down", new { mode = "error", status = 500, times = 0 }, 2 },
        { "overloaded", new { mode = "error", status = 503, times = 0 }, 2 },
        { "rate limited", new { mode = "rateLimited", times = 0 }, 2 },
        { "too slow", new { mode = "timeout", times = 0 }, 2 },
        { "slower than its deadline", new { mode = "slow", delayMs = 60_000, times = 0 }, 2 },
        { "blank", new { mode = "blank", times = 0 }, 2 },
        { "malformed", new { mode = "malformed", times = 0 }, 2 },
        { "dropping the connection", new { mode = "drop", times = 0 }, 2 },
        { "refusing the key", new { mode = "error", status = 401, times = 0 }, 1 },
        { "out of money", new { mode = "error", status = 402, times = 0 }, 1 },
        { "without the model", new { mode = "error", status = 404, times = 0 }, 1 },
        { "sending 200 KB of error", new { mode = "error", status = 500, times = 0, bodyBytes = 200_000 }, 2 },
    };

    [Theory]
    [MemberData(nameof(PrimaryFaults))]
    public async Task With_the_primary_failing_the_fallback_answers(string fault, object dial, int primaryCalls)
    {
        await using var host = await StartAsync();
        await host.DialAsync("llm/primary", dial);

        var (visitor, conversation, sent) = await SayAsync(host);
        await using var screen = await host.OpenScreenAsync(visitor);

        await AnsweredAsync(visitor, conversation, sent, fault);
        Assert.Equal((primaryCalls, 1), (await host.LlmCallsAsync("primary"), await host.LlmCallsAsync("fallback")));
    }

    [Theory]
    [MemberData(nameof(PrimaryFaults))]
    public async Task With_both_failing_the_message_is_given_back_once(string fault, object dial, int primaryCalls)
    {
        await using var host = await StartAsync();
        await host.DialAsync("llm/primary", dial);
        await host.DialAsync("llm/fallback", dial);
        var visitor = await host.SignInAsync();
        var conversation = await visitor.StartAsync(host.Companion);
        await using var screen = await host.OpenScreenAsync(visitor);

        var sent = Id((await visitor.SayAsync(conversation, "Hello")).Expect(HttpStatusCode.Accepted));

        var failed = await screen.FailureOfAsync(sent);
        Assert.Equal(("reply_failed", 10), (failed.GetProperty("code").GetString(), failed.GetProperty("freeRemaining").GetProperty("text").GetInt32()));
        var view = await visitor.OpenAsync(conversation);
        Assert.Equal(10, view.GetProperty("freeRemaining").GetProperty("text").GetInt32());
        Assert.Equal("failed", view.GetProperty("messages")[1].GetProperty("status").GetString());
        Assert.Equal((2, 3L), (view.GetProperty("messages").GetArrayLength(), view.GetProperty("version").GetInt64()));
        Assert.True((primaryCalls, 1) == (await host.LlmCallsAsync("primary"), await host.LlmCallsAsync("fallback")), fault);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(422)]
    public async Task A_request_that_is_our_own_fault_costs_one_call(int status)
    {
        await using var host = await StartAsync();
        await host.DialAsync("llm/primary", new { mode = "error", status, times = 0 });
        var visitor = await host.SignInAsync();
        var conversation = await visitor.StartAsync(host.Companion);
        await using var screen = await host.OpenScreenAsync(visitor);

        await screen.FailureOfAsync(Id((await visitor.SayAsync(conversation, "Hello")).Expect(HttpStatusCode.Accepted)));

        Assert.Equal((1, 0), (await host.LlmCallsAsync("primary"), await host.LlmCallsAsync("fallback")));
        Assert.Equal(10, await visitor.FreeTextAsync(conversation));
    }

    [Fact]
    public async Task A_failed_message_is_left_out_of_the_next_prompt_and_can_be_sent_again()
    {
        var asked = new List<string>();
        await using var primary = await PrimaryAsync(prompt =>
        {
            asked.Add(prompt);
            return asked.Count == 1 ? Results.BadRequest() : Results.Content(LlmBench.Answer("Hi."), "application/json");
        });
        await using var host = await StartAsync(primary);
        var visitor = await host.SignInAsync();
        var conversation = await visitor.StartAsync(host.Companion);
        await using var screen = await host.OpenScreenAsync(visitor);
        await screen.FailureOfAsync(Id((await visitor.SayAsync(conversation, "the lost words")).Expect(HttpStatusCode.Accepted)));

        var again = Id((await visitor.SayAsync(conversation, "the new words")).Expect(HttpStatusCode.Accepted));

        await screen.ReplyToAsync(again);
        Assert.Equal(9, await visitor.FreeTextAsync(conversation));
        Assert.Equal((2, true, true), (asked.Count, asked[0].Contains("the lost words", StringComparison.Ordinal), asked[1].Contains("the new words", StringComparison.Ordinal)));
        Assert.DoesNotContain("the lost words", asked[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_gives_the_instructions_away_is_not_shown_and_the_fallback_answers()
    {
        var leak = HousePreamble.Rules[..(LeakCheck.VerbatimRun * 2)].Split('\n')[0];
        await using var primary = await PrimaryAsync(_ => Results.Content(LlmBench.Answer(leak), "application/json"));
        await using var host = await StartAsync(primary);
        var visitor = await host.SignInAsync();
        var conversation = await visitor.StartAsync(host.Companion);
        await using var screen = await host.OpenScreenAsync(visitor);

        var sent = Id((await visitor.SayAsync(conversation, "Hello")).Expect(HttpStatusCode.Accepted));

        Assert.DoesNotContain("invented character", (await screen.ReplyToAsync(sent)).GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, await host.LlmCallsAsync("fallback"));
    }

    private static Task<AppHost> StartAsync() => AppHost.StartAsync(settings => settings["LLM_TIMEOUT_SECONDS"] = "1");

    private static Task<AppHost> StartAsync(LoopbackServer primary) => AppHost.StartAsync(settings =>
    {
        settings["LLM_BASE_URL_PRIMARY"] = $"{primary.Address}";
        settings["LLM_API_KEY_PRIMARY"] = "key";
        settings["LLM_MODEL_PRIMARY"] = "model";
    });

    private static Task<LoopbackServer> PrimaryAsync(Func<string, IResult> answer) => LoopbackServer.StartAsync(app => app.MapPost(
        "/v1/chat/completions",
        async (HttpRequest request) =>
        {
            using var body = new StreamReader(request.Body);
            return answer(await body.ReadToEndAsync());
        }));

    private static string Id(Answer accepted) => accepted.Body.GetProperty("message").GetProperty("id").GetString()!;

    private static async Task<(Visitor Visitor, string Conversation, string Sent)> SayAsync(AppHost host)
    {
        var visitor = await host.SignInAsync();
        var conversation = await visitor.StartAsync(host.Companion);
        return (visitor, conversation, Id((await visitor.SayAsync(conversation, "Hello")).Expect(HttpStatusCode.Accepted)));
    }

    private static async Task AnsweredAsync(Visitor visitor, string conversation, string sent, string fault)
    {
        await Eventually.TrueAsync(async () => Reply(await visitor.OpenAsync(conversation), sent) is not null, $"answered although the primary is {fault}");
        Assert.Equal(9, await visitor.FreeTextAsync(conversation));
    }

    private static JsonElement? Reply(JsonElement view, string sent) => view.GetProperty("messages").EnumerateArray()
        .Cast<JsonElement?>()
        .FirstOrDefault(message => message!.Value.TryGetProperty("inReplyTo", out var to) && to.GetString() == sent);
}
