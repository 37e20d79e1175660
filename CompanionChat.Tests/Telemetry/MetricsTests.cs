using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CompanionChat.Tests.Drivers;
using CompanionChat.Tests.Infrastructure;

namespace CompanionChat.Tests.Telemetry;

/// <summary>What the app counts, as its operator sees it.</summary>
public sealed class MetricsTests
{
    [Fact]
    public async Task An_answered_message_is_counted_once_with_its_times_and_tokens()
    {
        await using var host = await AppHost.StartAsync();
        var (visitor, conversation, screen) = await VisitAsync(host);
        await using var open = screen;
        var nonce = await visitor.MintAsync();

        var sent = (await visitor.SayAsync(conversation, "Hello", nonce, "key")).Expect(HttpStatusCode.Accepted);
        await screen.ReplyToAsync(Id(sent));
        Assert.True((await visitor.SayAsync(conversation, "Hello", nonce, "key")).Expect(HttpStatusCode.Accepted).Replayed);

        var samples = (await MetricsPage.ReadAsync(host)).Samples;
        string[] once =
        [
            "companionchat_messages_accepted_total", "companionchat_messages_answered_total{provider=\"primary\"}",
            "companionchat_reply_duration_seconds_count", "companionchat_provider_duration_seconds_count{outcome=\"answered\",provider=\"primary\"}",
        ];
        Assert.All(once, name => Assert.Equal(1, samples[name]));
        Assert.True(samples["companionchat_provider_tokens_total{direction=\"input\",provider=\"primary\"}"] > 0);
        Assert.True(samples["companionchat_provider_tokens_total{direction=\"output\",provider=\"primary\"}"] > 0);
        Assert.DoesNotContain(samples.Keys, name => name.Contains("refused", StringComparison.Ordinal) || name.Contains("released", StringComparison.Ordinal)
            || name.Contains("spend", StringComparison.Ordinal) || name.Contains("fallback", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_local_host_tells_what_lives_in_its_heap()
    {
        await using var host = await AppHost.StartAsync();

        Assert.True((await host.Http.GetFromJsonAsync<JsonElement>("/_sim/memory")).GetProperty("liveBytes").GetInt64() > 0);
    }

    [Fact]
    public async Task What_is_refused_is_counted_by_the_code_of_the_answer_wherever_it_was_refused()
    {
        await using var host = await AppHost.StartAsync(settings => settings["Quota__Text"] = "0");
        var visitor = await host.SignInAsync();
        var conversation = await visitor.StartAsync(host.Companion);

        (await visitor.SayAsync(conversation, "Hello")).ExpectProblem(402, "free_text_exhausted");
        (await visitor.SayAsync(conversation, "Hello", "no-nonce", null)).ExpectProblem(403, "security_check_failed");
        (await visitor.SayAsync(conversation, "Hello", "no-nonce", null)).ExpectProblem(403, "security_check_failed");
        (await visitor.SayAsync(conversation, " ", "no-nonce", null)).ExpectProblem(400, "empty_message");
        (await Visitor.Anonymous(host.Http).SayAsync(conversation, "Hello", "no-nonce", null)).ExpectProblem(401, "unauthenticated");
        (await visitor.GetAsync("/api/nowhere")).ExpectProblem(404, "not_found");

        Assert.Equal(
            new Dictionary<string, double>(StringComparer.Ordinal)
            {
                ["companionchat_messages_refused_total{code=\"empty_message\"}"] = 1,
                ["companionchat_messages_refused_total{code=\"free_text_exhausted\"}"] = 1,
                ["companionchat_messages_refused_total{code=\"security_check_failed\"}"] = 2,
                ["companionchat_messages_refused_total{code=\"unauthenticated\"}"] = 1,
            },
            (await MetricsPage.ReadAsync(host)).Samples);
    }

    [Fact]
    public async Task Nonces_that_are_not_given_are_counted()
    {
        await using var host = await AppHost.StartAsync();
        var visitor = await host.SignInAsync();
        await host.DialAsync("turnstile", new { mode = "error", times = 0 });

        (await visitor.PostAsync("/api/nonces", new { token = "a-token" })).ExpectProblem(503, "turnstile_unavailable");

        Assert.Equal(["companionchat_nonces_refused_total{code=\"turnstile_unavailable\"}"], (await MetricsPage.ReadAsync(host)).Samples.Keys);
    }

    [Fact]
    public async Task A_message_that_nobody_answers_is_counted_as_released_and_each_call_by_its_outcome()
    {
        await using var host = await AppHost.StartAsync();
        var (visitor, conversation, screen) = await VisitAsync(host);
        await using var open = screen;
        await host.DialAsync("llm/primary", new { mode = "error", status = 500, times = 0 });
        await host.DialAsync("llm/fallback", new { mode = "malformed", times = 0 });

        var sent = (await visitor.SayAsync(conversation, "Hello")).Expect(HttpStatusCode.Accepted);
        await screen.FailureOfAsync(Id(sent));

        var samples = (await MetricsPage.ReadAsync(host)).Samples;
        Assert.Equal(1, samples["companionchat_messages_released_total"]);
        Assert.Equal(2, samples["companionchat_provider_duration_seconds_count{outcome=\"http_500\",provider=\"primary\"}"]);
        Assert.Equal(1, samples["companionchat_provider_duration_seconds_count{outcome=\"malformed\",provider=\"fallback\"}"]);
        Assert.DoesNotContain(samples.Keys, name => name.Contains("answered", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_deadline_is_an_outcome_of_the_call()
    {
        await using var host = await AppHost.StartAsync(settings => settings["LLM_TIMEOUT_SECONDS"] = "1");
        var (visitor, conversation, screen) = await VisitAsync(host);
        await using var open = screen;
        await host.DialAsync("llm/primary", new { mode = "timeout", times = 0 });

        var sent = (await visitor.SayAsync(conversation, "Hello")).Expect(HttpStatusCode.Accepted);
        await screen.ReplyToAsync(Id(sent));

        var samples = (await MetricsPage.ReadAsync(host)).Samples;
        Assert.Equal(2, samples["companionchat_provider_duration_seconds_count{outcome=\"timeout\",provider=\"primary\"}"]);
        Assert.Equal(1, samples["companionchat_messages_answered_total{provider=\"fallback\"}"]);
    }

    [Fact]
    public async Task With_prices_what_the_fallback_costs_is_counted()
    {
        await using var host = await AppHost.StartAsync(settings =>
        {
            settings["LLM_INPUT_PRICE_FALLBACK"] = "1000000";
            settings["LLM_OUTPUT_PRICE_FALLBACK"] = "0.5";
        });
        var (visitor, conversation, screen) = await VisitAsync(host);
        await using var open = screen;
        await host.DialAsync("llm/primary", new { mode = "error", status = 402, times = 0 });

        var sent = (await visitor.SayAsync(conversation, "Hello")).Expect(HttpStatusCode.Accepted);
        await screen.ReplyToAsync(Id(sent));

        var samples = (await MetricsPage.ReadAsync(host)).Samples;
        var input = samples["companionchat_provider_tokens_total{direction=\"input\",provider=\"fallback\"}"];
        var output = samples["companionchat_provider_tokens_total{direction=\"output\",provider=\"fallback\"}"];
        Assert.Equal(input + (output * 0.5 / 1_000_000), samples["companionchat_provider_spend_total{provider=\"fallback\"}"], 6);
        Assert.Equal(1, samples["companionchat_messages_answered_total{provider=\"fallback\"}"]);
    }

    [Fact]
    public async Task The_page_is_text_that_says_what_each_metric_is()
    {
        await using var host = await AppHost.StartAsync();
        Assert.StartsWith("#", (await MetricsPage.ReadAsync(host)).Text, StringComparison.Ordinal);
        var visitor = await host.SignInAsync();
        (await visitor.SayAsync("nova.nowhere", "Hello", "no-nonce", null)).ExpectProblem(404, "not_found");

        using var response = await host.Http.GetAsync("/_sim/metrics");

        Assert.Equal("text/plain", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(
            "# HELP companionchat_messages_refused_total Messages that were refused, by the problem's code.\n"
            + "# TYPE companionchat_messages_refused_total counter\ncompanionchat_messages_refused_total{code=\"not_found\"} 1\n",
            await response.Content.ReadAsStringAsync());
    }

    private static async Task<(Visitor Visitor, string Conversation, Screen Screen)> VisitAsync(AppHost host)
    {
        var visitor = await host.SignInAsync();
        return (visitor, await visitor.StartAsync(host.Companion), await host.OpenScreenAsync(visitor));
    }

    private static string Id(Answer sent) => sent.Body.GetProperty("message").GetProperty("id").GetString()!;
}
