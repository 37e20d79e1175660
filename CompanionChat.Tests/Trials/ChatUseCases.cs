using System.Net;
using System.Security.Cryptography;
using CompanionChat.Tests.Drivers;

namespace CompanionChat.Tests.Trials;

/// <summary>Everything about talking.</summary>
internal static class ChatUseCases
{
    public static IReadOnlyList<UseCase> All { get; } =
    [
        new("start", ChooseAsync, StartAsync, StartedAsync),
        new("mint", BeginAsync, MintAsync, MintedAsync) { IsRepeatable = false },
        new("send", ReadyAsync, SendAsync, trial => SettledAsync(trial, Settlement.Answered)) { CheckLeft = trial => LeftAsync(trial, Settlement.Answered) },
        new("release", UnansweredAsync, SendAsync, trial => SettledAsync(trial, Settlement.Released)) { CheckLeft = trial => LeftAsync(trial, Settlement.Released) },
        new("read", AnsweredAsync, ReadAsync, ReadOnceAsync),
    ];

    private static async Task ChooseAsync(Trial trial) =>
        trial.Companion = (await trial.Visitor.GetAsync("/api/companions")).Body.GetProperty("companions")[0].GetProperty("id").GetString()!;

    private static async Task<Answer> StartAsync(Trial trial)
    {
        var answer = await trial.Visitor.PostAsync("/api/conversations", new { companionId = trial.Companion });
        if (answer.Status is HttpStatusCode.OK or HttpStatusCode.Created)
        {
            trial.Acknowledge(trial.Conversation = answer["conversationId"]);
        }

        return answer;
    }

    private static async Task StartedAsync(Trial trial)
    {
        var rows = await trial.RowsAsync();
        Assert.Equal((1, 1, 2), (Trial.Count(rows, "conv~"), Trial.Count(rows, "msg~"), rows.Count));
        var view = await trial.ViewAsync();
        Assert.Equal((1, 1, 10), (view.GetProperty("messages").GetArrayLength(), view.GetProperty("version").GetInt32(), await trial.Visitor.FreeTextAsync(trial.Conversation)));
    }

    private static async Task BeginAsync(Trial trial)
    {
        await ChooseAsync(trial);
        trial.Conversation = await trial.Visitor.StartAsync(trial.Companion);
    }

    // A token is good once, and the widget gives another one.
    private static async Task<Answer> MintAsync(Trial trial)
    {
        var answer = await trial.Visitor.PostAsync("/api/nonces", new { token = RandomNumberGenerator.GetHexString(20) });
        trial.Nonce = answer.Status == HttpStatusCode.Created ? answer["nonceId"] : "";
        return answer;
    }

    private static async Task MintedAsync(Trial trial)
    {
        (await SendAsync(trial)).Expect(HttpStatusCode.Accepted);
        await trial.Stage.SettledAsync();
        await SettledAsync(trial, Settlement.Answered);
    }

    private static async Task ReadyAsync(Trial trial)
    {
        await BeginAsync(trial);
        trial.Nonce = await trial.Visitor.MintAsync();
    }

    private static async Task UnansweredAsync(Trial trial)
    {
        await ReadyAsync(trial);
        trial.Stage.Upstreams.Break(trial.Stage.Broken);
    }

    private static async Task<Answer> SendAsync(Trial trial)
    {
        var answer = await trial.Visitor.SayAsync(trial.Conversation, "Are you there?", trial.Nonce, Trial.Key);
        if (answer.Status == HttpStatusCode.Accepted)
        {
            trial.Acknowledge(answer.Body.GetProperty("message").GetProperty("id").GetString()!);
        }

        return answer;
    }

    private static async Task SettledAsync(Trial trial, Func<string?, Settlement> end)
    {
        var view = await trial.ViewAsync();
        Assert.Equal(end(trial.Acknowledged), Settlement.Of(view, await trial.RowsAsync()));

        // One version for the start, one for the message, and one for what became of it.
        Assert.Equal(3, view.GetProperty("version").GetInt32());
    }

    private static async Task LeftAsync(Trial trial, Func<string?, Settlement> end)
    {
        var left = Settlement.Of(await trial.ViewAsync(), await trial.RowsAsync());
        Assert.Equal(left.Messages == 0 && trial.Acknowledged is null ? Settlement.Nothing : end(trial.Acknowledged ?? left.Id), left);
    }

    // A greeting is not unread.
    private static async Task AnsweredAsync(Trial trial)
    {
        await ReadyAsync(trial);
        (await SendAsync(trial)).Expect(HttpStatusCode.Accepted);
        await trial.Stage.SettledAsync();
    }

    private static async Task<Answer> ReadAsync(Trial trial)
    {
        var threads = await trial.Visitor.GetAsync("/api/threads");
        var view = await trial.Visitor.GetAsync($"/api/conversations/{trial.Conversation}");
        return threads.Status == HttpStatusCode.OK && view.Status == HttpStatusCode.OK
            ? await trial.Visitor.PostAsync(
                $"/api/conversations/{trial.Conversation}/read", new { at = view.Body.GetProperty("messages").EnumerateArray().Last().GetProperty("createdAt").GetString() })
            : new[] { threads, view }.First(answer => answer.Status != HttpStatusCode.OK);
    }

    private static async Task ReadOnceAsync(Trial trial)
    {
        var thread = (await trial.Visitor.GetAsync("/api/threads")).Body.GetProperty("threads")[0];
        Assert.Equal((false, 4), (thread.GetProperty("unread").GetBoolean(), thread.GetProperty("version").GetInt32()));
    }
}
