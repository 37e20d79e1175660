using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CompanionChat.Tests.Simulators;

/// <summary>Each test has its own server: a dial is state that others would feel.</summary>
public sealed class FaultDialTests : IAsyncLifetime
{
    private const string Question = """{"model":"m","messages":[{"role":"user","content":"Is it late?"}]}""";
    private readonly SimulatorServer server = new();

    public Task InitializeAsync() => server.InitializeAsync();

    public Task DisposeAsync() => server.DisposeAsync();

    [Theory]
    [InlineData("llm/primary")]
    [InlineData("llm/fallback")]
    [InlineData("turnstile")]
    [InlineData("another")]
    public async Task Every_simulator_has_a_dial_and_a_log(string name)
    {
        using var turned = await server.TurnAsync(name, new { mode = "ok" });

        Assert.Equal(204, (int)turned.StatusCode);
        Assert.Equal(0, (int)(await server.RequestsAsync(name))["count"]!);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"mode":"sulk"}""")]
    [InlineData("""{"mode":1}""")]
    [InlineData("""{"mode":"error","status":200}""")]
    [InlineData("""{"mode":"error","status":"500"}""")]
    [InlineData("""{"mode":"slow","delayMs":-1}""")]
    [InlineData("""{"mode":"error","bodyBytes":-1}""")]
    [InlineData("""{"mode":"ok","colour":"blue"}""")]
    public async Task A_setting_that_makes_no_sense_is_a_problem(string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await server.Http.PostAsync("/_sim/llm/primary/faults", content);

        Assert.Equal((400, "application/problem+json"), ((int)response.StatusCode, response.Content.Headers.ContentType!.MediaType));
    }

    [Fact]
    public async Task A_fault_hits_one_call_unless_told_otherwise()
    {
        using var turned = await server.TurnAsync("llm/primary", new { mode = "error" });

        Assert.Equal([500, 200, 200], await StatusesAsync(3));
    }

    [Fact]
    public async Task A_fault_hits_as_many_calls_as_it_is_told()
    {
        using var turned = await server.TurnAsync("llm/primary", new { mode = "error", status = 503, times = 2 });

        Assert.Equal([503, 503, 200], await StatusesAsync(3));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task A_fault_without_end_lasts_until_the_dial_is_turned_back(int times)
    {
        using var turned = await server.TurnAsync("llm/primary", new { mode = "error", times });
        Assert.Equal([500, 500, 500], await StatusesAsync(3));

        using var back = await server.TurnAsync("llm/primary", new { mode = "ok" });
        Assert.Equal([200], await StatusesAsync(1));
    }

    [Fact]
    public async Task One_providers_fault_is_not_the_others()
    {
        using var turned = await server.TurnAsync("llm/primary", new { mode = "error" });
        using var answer = await server.AskAsync(Question, "fallback");

        Assert.Equal(200, (int)answer.StatusCode);
    }

    [Fact]
    public async Task An_error_has_the_protocols_body_filled_up_as_wished()
    {
        using var turned = await server.TurnAsync("llm/primary", new { mode = "error", status = 402, bodyBytes = 200_000 });
        using var response = await server.AskAsync(Question);
        var body = await response.Content.ReadAsByteArrayAsync();

        Assert.Equal((402, 200_000), ((int)response.StatusCode, body.Length));
        Assert.NotNull(JsonSerializer.Deserialize<JsonObject>(body)!["error"]);
    }

    [Fact]
    public async Task A_blank_answer_is_a_proper_one_without_text()
    {
        using var turned = await server.TurnAsync("llm/primary", new { mode = "blank" });
        using var response = await server.AskAsync(Question);

        Assert.Equal("", (string)(await response.Content.ReadFromJsonAsync<JsonObject>())!["choices"]![0]!["message"]!["content"]!);
    }

    [Theory]
    [InlineData("llm/primary")]
    [InlineData("turnstile")]
    public async Task A_malformed_answer_breaks_off_in_the_middle(string name)
    {
        using var turned = await server.TurnAsync(name, new { mode = "malformed" });
        using var response = await CallAsync(name);
        var body = await response.Content.ReadAsStringAsync();

        Assert.Equal(200, (int)response.StatusCode);
        Assert.StartsWith("{", body, StringComparison.Ordinal);
        Assert.ThrowsAny<JsonException>(() => JsonNode.Parse(body));
    }

    [Fact]
    public async Task A_rate_limit_says_when_to_come_back()
    {
        using var turned = await server.TurnAsync("llm/primary", new { mode = "rateLimited" });
        using var response = await server.AskAsync(Question);

        Assert.Equal((429, "1"), ((int)response.StatusCode, response.Headers.RetryAfter!.ToString()));
    }

    [Fact]
    public async Task A_rejection_is_each_upstreams_own_no()
    {
        using var model = await server.TurnAsync("llm/primary", new { mode = "reject" });
        using var turnstile = await server.TurnAsync("turnstile", new { mode = "reject" });

        Assert.Equal([400], await StatusesAsync(1));
        Assert.Equal("invalid-input-response", (string)(await server.VerifyAsync("token"))["error-codes"]![0]!);
        Assert.True((bool)(await server.VerifyAsync("token"))["success"]!);
    }

    [Fact]
    public async Task A_slow_answer_comes_when_its_time_has_come()
    {
        using var turned = await server.TurnAsync("llm/primary", new { mode = "slow", delayMs = 4000 });
        var before = server.Clock.GetUtcNow();

        using var response = await server.Clock.RunAsync(server.AskAsync(Question), limit: TimeSpan.FromSeconds(4));

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(4), server.Clock.GetUtcNow() - before);
    }

    [Fact]
    public async Task A_timeout_of_a_model_sends_blank_lines_and_never_an_answer()
    {
        using var turned = await server.TurnAsync("llm/primary", new { mode = "timeout" });
        using var leaving = new CancellationTokenSource();
        using var response = await server.AskAsync(Question, cancellationToken: leaving.Token);
        await using var body = await response.Content.ReadAsStreamAsync(leaving.Token);

        var bytes = new byte[3];
        await server.Clock.RunAsync(ReadAsync(body, bytes), limit: TimeSpan.FromSeconds(1));

        Assert.Equal("\n\n\n"u8.ToArray(), bytes);
        Assert.Null((int?)(await server.RequestsAsync("llm/primary"))["requests"]![0]!["status"]);
        Assert.Equal(1, (int)(await server.RequestsAsync("llm/primary"))["count"]!);
    }

    [Fact]
    public async Task A_timeout_of_Turnstile_ends_when_the_caller_leaves()
    {
        using var turned = await server.TurnAsync("turnstile", new { mode = "timeout" });
        using var leaving = new CancellationTokenSource();
        using var form = new FormUrlEncodedContent([new("secret", "s"), new("response", "unspent")]);
        var call = server.Http.PostAsync("/_sim/turnstile/v0/siteverify", form, leaving.Token);
        while ((int)(await server.RequestsAsync("turnstile"))["count"]! == 0)
        {
            await Task.Yield();
        }

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.True((bool)(await server.VerifyAsync("unspent"))["success"]!);
    }

    [Fact]
    public async Task A_dropped_answer_was_worked_for()
    {
        using var turned = await server.TurnAsync("turnstile", new { mode = "drop" });

        await Assert.ThrowsAsync<HttpRequestException>(() => server.VerifyAsync("lost", key: "0b1e"));

        Assert.Equal("timeout-or-duplicate", (string)(await server.VerifyAsync("lost"))["error-codes"]![0]!);
        Assert.True((bool)(await server.VerifyAsync("lost", key: "0b1e"))["success"]!);
    }

    [Fact]
    public async Task The_log_counts_calls_and_shows_no_text()
    {
        using var turned = await server.TurnAsync("llm/primary", new { mode = "error", status = 503 });
        await StatusesAsync(60);
        var log = await server.RequestsAsync("llm/primary");
        var newest = log["requests"]!.AsArray();

        Assert.Equal((60, 50), ((int)log["count"]!, newest.Count));
        Assert.Equal((200, "m"), ((int)newest[^1]!["status"]!, (string)newest[^1]!["model"]!));
        Assert.Equal(["time", "status", "model"], newest[^1]!.AsObject().Select(field => field.Key), StringComparer.Ordinal);

        using var reset = await server.Http.DeleteAsync("/_sim/llm/primary/requests");
        Assert.Equal(204, (int)reset.StatusCode);
        Assert.Equal("""{"count":0,"requests":[]}""", (await server.RequestsAsync("llm/primary")).ToJsonString());
    }

    private static async Task<bool> ReadAsync(Stream body, byte[] bytes)
    {
        await body.ReadExactlyAsync(bytes);
        return true;
    }

    private async Task<HttpResponseMessage> CallAsync(string name)
    {
        if (name is not "turnstile")
        {
            return await server.AskAsync(Question);
        }

        using var form = new FormUrlEncodedContent([new("secret", "s"), new("response", "r")]);
        return await server.Http.PostAsync("/_sim/turnstile/v0/siteverify", form);
    }

    private async Task<List<int>> StatusesAsync(int calls)
    {
        List<int> statuses = [];
        for (var call = 0; call < calls; call++)
        {
            using var response = await server.AskAsync(Question);
            statuses.Add((int)response.StatusCode);
        }

        return statuses;
    }
}
