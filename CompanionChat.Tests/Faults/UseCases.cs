using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using CompanionChat.Tests.Crashes;
using CompanionChat.Tests.Drivers;
using CompanionChat.Tests.Features.Payments;

namespace CompanionChat.Tests.Faults;

/// <summary>All that the app does for a visitor, and what must be true of it afterwards, however often it was tried.</summary>
internal static class UseCases
{
    public static IReadOnlyList<UseCase> All { get; } =
    [
        new("start", _ => Task.CompletedTask, StartAsync, StartedAsync),
        new("mint", BeginAsync, MintAsync, MintedAsync),
        new("send", ReadyAsync, SendAsync, trial => SettledAsync(trial, Settlement.Answered(trial.Acknowledged))),
        new("release", UnansweredAsync, SendAsync, trial => SettledAsync(trial, Settlement.Released(trial.Acknowledged))),
        new("read", AnsweredAsync, ReadAsync, ReadOnceAsync),
        new("checkout", _ => Task.CompletedTask, CheckOutAsync, CheckedOutOnceAsync),
        new("webhook", BoughtAsync, trial => TellAsync(trial, "checkout.session.completed", SessionOf(trial).Show()), trial => HasAsync(trial, 100)),
        new("success page", BoughtAsync, trial => trial.Visitor.GetAsync($"/api/checkout/{trial.Order}"), trial => HasAsync(trial, 100)),
        new("refund", GrantedAsync, trial => TellAsync(trial, "charge.refunded", SessionOf(trial).Charge(166)), trial => HasAsync(trial, 67)),
    ];

    private static async Task<Answer> StartAsync(Trial trial)
    {
        var answer = await trial.Visitor.PostAsync("/api/conversations", new { companionId = trial.Shop.Host.Companion });
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

    private static async Task BeginAsync(Trial trial) => trial.Conversation = await trial.Visitor.StartAsync(trial.Shop.Host.Companion);

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
        await trial.SettledAsync();
        await SettledAsync(trial, Settlement.Answered(trial.Acknowledged));
    }

    private static async Task ReadyAsync(Trial trial)
    {
        await BeginAsync(trial);
        trial.Nonce = await trial.Visitor.MintAsync();
    }

    // 401 is not tried again, and opens no circuit: the next visitor asks both providers too.
    private static async Task UnansweredAsync(Trial trial)
    {
        await ReadyAsync(trial);
        await trial.Shop.Host.DialAsync("llm/primary", new { mode = "error", status = 401, times = 0 });
        await trial.Shop.Host.DialAsync("llm/fallback", new { mode = "error", status = 401, times = 0 });
    }

    private static async Task<Answer> SendAsync(Trial trial)
    {
        var answer = await trial.Visitor.SayAsync(trial.Conversation, "Are you there?", trial.Nonce, Attempt.Key);
        if (answer.Status == HttpStatusCode.Accepted)
        {
            trial.Acknowledge(answer.Body.GetProperty("message").GetProperty("id").GetString()!);
        }

        return answer;
    }

    private static async Task SettledAsync(Trial trial, Settlement expected)
    {
        var view = await trial.ViewAsync();
        Assert.Equal(expected, Settlement.Of(view, await trial.RowsAsync()));

        // One version for the start, one for the message, and one for what became of it.
        Assert.Equal(3, view.GetProperty("version").GetInt32());
    }

    // A greeting is not unread.
    private static async Task AnsweredAsync(Trial trial)
    {
        await ReadyAsync(trial);
        (await SendAsync(trial)).Expect(HttpStatusCode.Accepted);
        await trial.SettledAsync();
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

    private static async Task<Answer> CheckOutAsync(Trial trial)
    {
        var answer = await trial.Visitor.PostAsync("/api/checkout", new { planId = Shop.Tokens }, "key");
        if (answer.Status is HttpStatusCode.OK or HttpStatusCode.Created)
        {
            trial.Acknowledge(trial.Order = answer["sessionId"]);
        }

        return answer;
    }

    private static async Task CheckedOutOnceAsync(Trial trial)
    {
        var sessions = trial.Shop.Stripe.Sessions.Where(session => session.Metadata["user_key"] == trial.Visitor.Key.Value).ToList();
        Assert.Equal((1, trial.Order), (Trial.Count(await trial.RowsAsync(), "order~"), Assert.Single(sessions).OrderId));
        Assert.Equal((false, 0L), await Shop.HasAsync(trial.Visitor));
    }

    private static async Task BoughtAsync(Trial trial)
    {
        (trial.Order, var session) = await trial.Shop.CheckOutAsync(trial.Visitor, Shop.Tokens);
        session.Pay();
    }

    private static async Task GrantedAsync(Trial trial)
    {
        await BoughtAsync(trial);
        (await trial.Visitor.GetAsync($"/api/checkout/{trial.Order}")).Expect(HttpStatusCode.OK);
    }

    private static async Task HasAsync(Trial trial, long tokens)
    {
        Assert.Equal((false, tokens), await Shop.HasAsync(trial.Visitor));
        var rows = await trial.RowsAsync();
        Assert.Equal((1, 0), (Trial.Count(rows, "order~"), Trial.Count(rows, "open~")));
    }

    private static StripeSession SessionOf(Trial trial) => trial.Shop.Stripe.SessionOf(trial.Order);

    // Signed by the host's clock, which is ahead of ours.
    private static Task<Answer> TellAsync(Trial trial, string type, JsonObject about)
    {
        var (payload, signature) = StripeDouble.Sign(type, about, trial.Shop.Host.Now);
        return trial.Shop.DeliverAsync(payload, signature);
    }
}
