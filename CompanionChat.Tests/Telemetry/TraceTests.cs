using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using CompanionChat.Functions.Hosting.Telemetry;
using CompanionChat.LocalHost.Durable.Running;
using CompanionChat.Tests.Drivers;
using CompanionChat.Tests.Infrastructure;

namespace CompanionChat.Tests.Telemetry;

/// <summary>A message is one trace, from the request that brings it to the reply, and the trace tells nobody's words.</summary>
public sealed class TraceTests
{
    private const string Text = "My most secret wish";
    private const string Orchestration = "orchestration:ReplyOrchestrator";

    [Fact]
    public async Task A_message_is_one_trace_over_request_orchestration_activity_storage_and_provider()
    {
        await using var host = await AppHost.StartAsync();
        using var trace = Listen();
        var visitor = await host.SignInAsync();
        var conversation = await visitor.StartAsync(host.Companion);

        await SayAsync(visitor, conversation, trace);
        await EndAsync(trace);

        Assert.Equal(
            ["chat sim-primary", "GenerateReply", "activity:GenerateReply", Orchestration, "SendMessage"], trace.Ancestry("chat sim-primary").Take(5));
        Assert.Equal(["PushEvents", "activity:PushEvents", Orchestration, "SendMessage"], trace.Ancestry("PushEvents").Take(4));
        Assert.Equal(2, trace.Spans.Count(span => span.DisplayName == "BATCH"));
        Assert.Equal(6, trace.Spans.Count(span => span.DisplayName.StartsWith("GET Chat", StringComparison.Ordinal)));
        Assert.Single(trace.Spans, span => span.DisplayName == "SendMessage");
    }

    [Fact]
    public async Task Its_spans_have_the_names_and_attributes_of_the_conventions()
    {
        await using var host = await AppHost.StartAsync();
        using var trace = Listen();
        var visitor = await host.SignInAsync();
        var conversation = await visitor.StartAsync(host.Companion);

        var id = await SayAsync(visitor, conversation, trace);
        await EndAsync(trace);

        var request = Find(trace, "SendMessage", ActivityKind.Server);
        Assert.Equal(("http", "POST", 202), (request["faas.trigger"], request["http.request.method"], request["http.response.status_code"]));
        Assert.Equal(id, Find(trace, Orchestration, ActivityKind.Internal)["durabletask.task.instance_id"]);
        Assert.Equal(("other", id), (Find(trace, "GenerateReply")["faas.trigger"], Find(trace, "GenerateReply")["durabletask.task.instance_id"]));
        var storage = Find(trace, "GET Chat", ActivityKind.Client);
        Assert.Equal(("azure.tables", "GET", "Chat"), (storage["db.system.name"], storage["db.operation.name"], storage["db.collection.name"]));
        var call = Find(trace, "chat sim-primary", ActivityKind.Client);
        Assert.Equal(("chat", "sim-primary", "primary"), (call["gen_ai.operation.name"], call["gen_ai.request.model"], call["companionchat.provider"]));
        Assert.All((string[])["gen_ai.usage.input_tokens", "gen_ai.usage.output_tokens"], name => Assert.True(call[name] is long and > 0, name));
    }

    [Fact]
    public async Task A_provider_that_fails_is_an_error_in_the_trace_and_the_other_one_is_in_it_too()
    {
        await using var host = await AppHost.StartAsync();
        using var trace = Listen();
        var visitor = await host.SignInAsync();
        var conversation = await visitor.StartAsync(host.Companion);
        await host.DialAsync("llm/primary", new { mode = "error", status = 401, times = 0 });

        await SayAsync(visitor, conversation, trace);
        await EndAsync(trace);

        var failed = Assert.Single(trace.Spans, span => span.DisplayName == "chat sim-primary");
        Assert.Equal((ActivityStatusCode.Error, "http_401"), (failed.Status, failed.GetTagItem("error.type")));
        Assert.Equal(ActivityStatusCode.Unset, Assert.Single(trace.Spans, span => span.DisplayName == "chat sim-fallback").Status);
    }

    [Fact]
    public async Task No_span_has_a_text_a_nonce_a_token_or_a_key()
    {
        await using var host = await AppHost.StartAsync(configure: builder =>
        {
            builder.Configuration["TURNSTILE_SECRET_KEY"] = "my-turnstile-secret";
            builder.Configuration["LLM_API_KEY_PRIMARY"] = "my-primary-key";
            builder.Configuration["LLM_API_KEY_FALLBACK"] = "my-fallback-key";
        });
        using var trace = Listen();
        var visitor = await host.SignInAsync();
        await using var screen = await host.OpenScreenAsync(visitor);
        var conversation = await visitor.StartAsync(host.Companion);
        var token = RandomNumberGenerator.GetHexString(40);
        var nonce = (await visitor.SendAsync(HttpMethod.Post, "/api/nonces", JsonContent.Create(new { token }), null, trace.Header))
            .Expect(HttpStatusCode.Created)["nonceId"];

        var id = await SayAsync(visitor, conversation, trace, nonce);
        var reply = await screen.ReplyToAsync(id);
        await EndAsync(trace);
        (await SendAsync(visitor, conversation, trace, nonce, "another")).ExpectProblem(403, "security_check_failed");
        await Eventually.TrueAsync(() => Task.FromResult(trace.Spans.Count(span => span.DisplayName == "SendMessage") == 2), "the refusal is traced");

        var text = trace.Text;
        Assert.Contains("MintNonce", text, StringComparison.Ordinal);
        Assert.Contains("http.response.status_code=403", text, StringComparison.Ordinal);
        string[] secrets =
        [
            Text, reply.GetProperty("text").GetString()![..20], nonce, token, visitor.Token!, screen.AccessToken, AzuriteServer.AccountKey,
            "my-turnstile-secret", "my-primary-key", "my-fallback-key",
        ];
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
    }

    private static CapturedTrace Listen() => new(ChatTelemetry.Name, DurableSpans.Source, "Microsoft.AspNetCore", "Azure.Core.Http", "Azure.Data.Tables.TableClient");

    private static Dictionary<string, object?> Find(CapturedTrace trace, string name, ActivityKind? kind = null)
    {
        var span = trace.Spans.First(span => span.DisplayName == name);
        Assert.Equal(kind ?? span.Kind, span.Kind);
        return span.TagObjects.ToDictionary(StringComparer.Ordinal);
    }

    private static async Task<string> SayAsync(Visitor visitor, string conversation, CapturedTrace trace, string? nonce = null)
    {
        var sent = await SendAsync(visitor, conversation, trace, nonce ?? await visitor.MintAsync(), "key");
        return sent.Expect(HttpStatusCode.Accepted).Body.GetProperty("message").GetProperty("id").GetString()!;
    }

    private static Task<Answer> SendAsync(Visitor visitor, string conversation, CapturedTrace trace, string nonceId, string key) => visitor.SendAsync(
        HttpMethod.Post, $"/api/conversations/{conversation}/messages", JsonContent.Create(new { text = Text, nonceId }), key, trace.Header);

    private static Task EndAsync(CapturedTrace trace) => Eventually.TrueAsync(
        () => Task.FromResult(trace.Spans.Any(span => span.DisplayName == Orchestration) && trace.Spans.Any(span => span.DisplayName == "SendMessage")),
        "the orchestration has ended");
}
