using System.Net;
using System.Text.Json;
using Azure.Core.Pipeline;
using CompanionChat.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace CompanionChat.Tests.Features;

/// <summary>Every operation once, each answer held against the contract (by the visitor), and what the schemas do not say.</summary>
public sealed class ContractAnswersTests(AppFixture app) : IClassFixture<AppFixture>
{
    [Fact]
    public async Task Every_operation_answers_as_the_contract_says()
    {
        var visitor = await app.SignInAsync();
        foreach (var name in (string[])["health", "config", "openapi.json", "companions", "me", "threads", $"companions/{app.Companion}/avatar"])
        {
            (await visitor.GetAsync("/api/" + name)).Expect(HttpStatusCode.OK);
        }

        var start = new { companionId = app.Companion };
        var conversation = (await visitor.PostAsync("/api/conversations", start)).Expect(HttpStatusCode.Created)["conversationId"];
        Assert.Equal(conversation, (await visitor.PostAsync("/api/conversations", start)).Expect(HttpStatusCode.OK)["conversationId"]);
        await using var screen = await app.OpenScreenAsync(visitor);
        var sent = (await visitor.SayAsync(conversation, "Hi", "key")).Expect(HttpStatusCode.Accepted).Body.GetProperty("message");
        var reply = await screen.ReplyToAsync(sent.GetProperty("id").GetString()!);
        (await visitor.PostAsync($"/api/conversations/{conversation}/read", new { at = reply.GetProperty("createdAt") })).Expect(HttpStatusCode.NoContent);
        (await visitor.GetAsync($"/api/conversations/{conversation}?limit=1")).Expect(HttpStatusCode.OK);
        (await visitor.GetAsync("/api/threads")).Expect(HttpStatusCode.OK);
        (await visitor.SendAsync(HttpMethod.Post, "/api/negotiate", null)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_first_call_of_a_new_user_creates_nothing()
    {
        var visitor = await app.SignInAsync();

        var me = (await visitor.GetAsync("/api/me")).Expect(HttpStatusCode.OK).Body;
        (await visitor.GetAsync("/api/threads")).Expect(HttpStatusCode.OK);

        Assert.Equal(visitor.UserId, me.GetProperty("userId").GetString());
        Assert.Equal((false, 0), (me.GetProperty("premiumActive").GetBoolean(), me.GetProperty("tokens").GetInt32()));
        Assert.Equal(JsonValueKind.Null, me.GetProperty("premiumUntil").ValueKind);
        Assert.Empty(await app.Host.RowsAsync(visitor));
    }

    [Fact]
    public async Task Premium_shows_until_when()
    {
        var visitor = await app.SignInAsync();
        await app.GrantPremiumAsync(visitor, new DateTimeOffset(2100, 1, 2, 3, 4, 5, TimeSpan.Zero));

        Assert.Equal("2100-01-02T03:04:05.000Z", (await visitor.GetAsync("/api/me"))["premiumUntil"]);
    }

    [Fact]
    public async Task What_is_personal_is_never_cached_and_nothing_is_sniffed()
    {
        var visitor = await app.SignInAsync();
        var conversation = await visitor.StartAsync(app.Companion);

        foreach (var path in (string[])["/api/me", "/api/threads", $"/api/conversations/{conversation}", "/api/conversations/x", "/api/x"])
        {
            var answer = await visitor.GetAsync(path);
            Assert.True(answer.Response.Headers.CacheControl?.NoStore);
            Assert.Equal("nosniff", answer.Response.Headers.GetValues("X-Content-Type-Options").Single());
        }
    }

    [Fact]
    public async Task A_problem_names_its_trace_and_nothing_of_the_code()
    {
        var visitor = await app.SignInAsync();

        var problem = (await visitor.GetAsync("/api/conversations/x")).ExpectProblem(404, "not_found").Body;

        Assert.NotEqual("", problem.GetProperty("traceId").GetString());
        Assert.DoesNotContain("Exception", problem.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_document_that_is_served_is_the_one_in_the_repository() =>
        Assert.Equal(Contract.Text, await app.Http.GetStringAsync("/api/openapi.json"));

    [Fact]
    public async Task Storage_that_does_not_answer_is_told_as_such()
    {
        var storage = new StorageSwitch();
        await using var host = await AppHost.StartAsync(configure: builder => builder.Services.AddSingleton<HttpPipelinePolicy>(storage));
        var visitor = await host.SignInAsync();

        storage.Down = true;
        (await visitor.GetAsync("/api/health")).ExpectProblem(503, "dependency_unavailable");
        (await visitor.GetAsync("/api/me")).ExpectProblem(503, "dependency_unavailable");
        (await visitor.PostAsync("/api/conversations", new { companionId = host.Companion })).ExpectProblem(503, "dependency_unavailable");
        (await visitor.GetAsync("/api/companions")).Expect(HttpStatusCode.OK);

        storage.Down = false;
        (await visitor.GetAsync("/api/health")).Expect(HttpStatusCode.OK);
        (await visitor.GetAsync("/api/me")).Expect(HttpStatusCode.OK);
    }
}
