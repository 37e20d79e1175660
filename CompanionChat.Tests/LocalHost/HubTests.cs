using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using Azure.Core.Serialization;
using CompanionChat.LocalHost.Invocations;
using CompanionChat.Tests.Drivers;
using CompanionChat.Tests.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CompanionChat.Tests.LocalHost;

public sealed class HubTests
{
    [Fact]
    public async Task A_push_reaches_every_connection_of_the_user_and_nobody_else()
    {
        await using var host = await SampleHost.StartAsync(typeof(Pushing));
        await using var first = await ConnectAsync(host, "ada/1");
        await using var second = await ConnectAsync(host, "ada/1");
        await using var other = await ConnectAsync(host, "ada");

        await PushAsync(host, "ada/1", "hello");
        await PushAsync(host, null, "end");

        foreach (var connection in new[] { first, second, other })
        {
            await connection.WaitForAsync("end");
        }

        Assert.Equal("hello end", Heard(first));
        Assert.Equal("hello end", Heard(second));
        Assert.Equal("end", Heard(other));
    }

    [Fact]
    public async Task Clients_get_the_JSON_that_the_workers_serializer_makes()
    {
        await using var host = await SampleHost.StartAsync(typeof(Pushing));
        await using var connection = await ConnectAsync(host, "ada");

        await PushAsync(host, "ada", "hello");

        var e = await connection.WaitForAsync("hello");
        Assert.Equal("""{"PascalCase":"\u00E4 \uD83E\uDD8A \u003Cb\u003E","named":1.50,"Nothing":null}""", JsonSerializer.Serialize(e.Argument));
    }

    [Fact]
    public async Task Clients_get_the_JSON_of_a_serializer_that_the_app_configures()
    {
        await using var host = await SampleHost.StartAsync([typeof(Pushing)], builder => builder.Services.Configure<WorkerOptions>(
            options => options.Serializer = new JsonObjectSerializer(new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase })));
        await using var connection = await ConnectAsync(host, "ada");

        await PushAsync(host, "ada", "hello");

        Assert.True((await connection.WaitForAsync("hello")).Argument.TryGetProperty("pascalCase", out _));
    }

    [Fact]
    public async Task An_activity_that_pushes_returns_null_and_has_pushed_when_it_returns()
    {
        await using var host = await SampleHost.StartAsync(typeof(Pushing));
        await using var connection = await ConnectAsync(host, "ada");
        var activity = host.Services.GetRequiredService<FunctionCatalog>().Find("PushActivity", FunctionKind.Activity)!;

        var result = await host.Services.GetRequiredService<FunctionRunner>().RunActivityAsync(activity, "instance-1", "\"ada\"", CancellationToken.None);

        Assert.Null(result);
        Assert.Equal("instance-1", (await connection.WaitForAsync("activity")).Argument.GetString());
    }

    [Fact]
    public async Task An_activity_answers_the_JSON_of_its_result()
    {
        await using var host = await SampleHost.StartAsync(typeof(Pushing));
        var activity = host.Services.GetRequiredService<FunctionCatalog>().Find("PlainActivity", FunctionKind.Activity)!;

        var result = await host.Services.GetRequiredService<FunctionRunner>()
            .RunActivityAsync(activity, "i", """{"pascalCase":"x","named":2}""", CancellationToken.None);

        Assert.Equal("""{"PascalCase":"x","named":3,"Nothing":null}""", result);
    }

    [Fact]
    public async Task The_anonymous_cannot_negotiate()
    {
        await using var host = await SampleHost.StartAsync(typeof(Pushing));

        using var response = await host.SendAsync(HttpMethod.Post, "/negotiate", headers: ("X-MS-CLIENT-PRINCIPAL-ID", "ada"));

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("unauthenticated", problem.GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("/client/negotiate", HttpStatusCode.BadRequest)]
    [InlineData("/client/negotiate?hub=other", HttpStatusCode.NotFound)]
    [InlineData("/client/negotiate?hub=chat", HttpStatusCode.Unauthorized)]
    [InlineData("/client/negotiate?hub=chat&access_token=forged", HttpStatusCode.Unauthorized)]
    public async Task The_hub_lets_nobody_in_without_its_name_and_a_token(string path, HttpStatusCode status)
    {
        await using var host = await SampleHost.StartAsync(typeof(Pushing));

        using var response = await host.SendAsync(HttpMethod.Post, path);

        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task A_sign_in_token_does_not_open_the_hub()
    {
        await using var host = await SampleHost.StartAsync(typeof(Pushing));

        using var response = await host.SendAsync(HttpMethod.Post, $"/client/negotiate?hub=chat&access_token={await host.SignInAsync("ada")}");

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task An_access_token_ends_after_an_hour()
    {
        var clock = new ManualTimeProvider();
        await using var host = await SampleHost.StartAsync([typeof(Pushing)], builder => builder.Services.AddSingleton<TimeProvider>(clock));
        var (_, token) = await NegotiateAsync(host, "ada");

        clock.Advance(TimeSpan.FromMinutes(59));
        using var before = await host.SendAsync(HttpMethod.Post, $"/client/negotiate?hub=chat&access_token={token}");
        clock.Advance(TimeSpan.FromMinutes(1));
        using var after = await host.SendAsync(HttpMethod.Post, $"/client/negotiate?hub=chat&access_token={token}");

        Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
    }

    [Fact]
    public async Task A_push_that_cannot_be_sent_does_not_change_the_answer()
    {
        using var log = new CapturedLog();
        await using var host = await SampleHost.StartAsync([typeof(Pushing)], builder => builder.Logging.AddProvider(log));

        using var response = await host.SendAsync(HttpMethod.Post, "/push?target=");
        using var next = await host.SendAsync(HttpMethod.Post, "/push?target=fine");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
        Assert.Contains("Push: what it pushes could not be sent", log.Text, StringComparison.Ordinal);
    }

    private static async Task<HubConnectionDriver> ConnectAsync(SampleHost host, string userId)
    {
        var (url, token) = await NegotiateAsync(host, userId);
        return await HubConnectionDriver.ConnectAsync(url, token);
    }

    private static async Task<(Uri Url, string Token)> NegotiateAsync(SampleHost host, string userId)
    {
        using var response = await host.SendAsync(HttpMethod.Post, "/negotiate", await host.SignInAsync(userId));
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        var url = new Uri(answer.GetProperty("url").GetString()!);
        Assert.Equal(new Uri(host.Http.BaseAddress!, "/client/?hub=chat"), url);
        return (url, answer.GetProperty("accessToken").GetString()!);
    }

    private static string Heard(HubConnectionDriver connection) => string.Join(' ', connection.Events.Select(e => e.Target));

    private static async Task PushAsync(SampleHost host, string? userId, string target)
    {
        var user = userId is null ? "" : $"&user={Uri.EscapeDataString($"local|{userId}")}";
        using var response = await host.SendAsync(HttpMethod.Post, $"/push?target={target}{user}");
        response.EnsureSuccessStatusCode();
    }

    public static class Pushing
    {
        [Function("Negotiate")]
        public static IResult Negotiate(
            [HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequest request,
            [SignalRConnectionInfoInput(HubName = "chat", UserId = "{headers.x-ms-client-principal-idp}|{headers.x-ms-client-principal-id}")]
            SignalRConnectionInfo connection) => Results.Json(connection);

        [Function("Push")]
        public static Answer Push([HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequest request) => new()
        {
            Http = Results.Ok(),
            Messages =
            [
                new SignalRMessageAction(request.Query["target"].ToString(), [new Payload { PascalCase = "ä 🦊 <b>", Number = 1.50m }])
                {
                    UserId = request.Query["user"],
                },
            ],
        };

        [Function("PushActivity")]
        public static ActivityOutput PushActivity([ActivityTrigger] string userId, string instanceId) =>
            new() { Message = new SignalRMessageAction("activity", [instanceId]) { UserId = $"local|{userId}" } };

        [Function("PlainActivity")]
        public static Task<Payload> PlainActivityAsync([ActivityTrigger] Payload input) =>
            Task.FromResult(new Payload { PascalCase = input.PascalCase, Number = input.Number + 1 });
    }

    public sealed class Payload
    {
        public string? PascalCase { get; init; }

        [JsonPropertyName("named")]
        public decimal Number { get; init; }

        public string? Nothing { get; init; }
    }

    public sealed class Answer
    {
        [HttpResult]
        public required IResult Http { get; init; }

        [SignalROutput(HubName = "chat")]
        public SignalRMessageAction[]? Messages { get; init; }
    }

    public sealed class ActivityOutput
    {
        [SignalROutput(HubName = "chat")]
        public SignalRMessageAction? Message { get; init; }
    }
}
