using System.Net;
using System.Net.Http.Json;
using CompanionChat.Tests.Infrastructure;

namespace CompanionChat.Tests.Features;

public sealed class OwnershipTests(AppFixture app) : IClassFixture<AppFixture>
{
    [Fact]
    public async Task Anothers_conversation_looks_like_one_that_does_not_exist()
    {
        var ada = await app.SignInAsync();
        var grace = await app.SignInAsync();
        var adas = await ada.StartAsync(app.Companion);
        var nonce = await grace.MintAsync();
        foreach (var id in (string[])[adas, $"{app.Companion}.0123456789abcdef", "nobody.0123456789abcdef", "x", "%2e%2e", "a'b"])
        {
            (await grace.GetAsync($"/api/conversations/{id}")).ExpectProblem(404, "not_found");
            (await grace.SayAsync(id, "Hi", nonce, null)).ExpectProblem(404, "not_found");
            (await grace.PostAsync($"/api/conversations/{id}/read", new { at = "2026-11-21T12:00:00.000Z" })).ExpectProblem(404, "not_found");
        }
    }

    [Fact]
    public async Task Anothers_nonce_looks_like_one_that_does_not_exist()
    {
        var ada = await app.SignInAsync();
        var grace = await app.SignInAsync();
        var conversation = await grace.StartAsync(app.Companion);
        var adas = await ada.MintAsync();

        (await grace.SayAsync(conversation, "Hi", adas, "key")).ExpectProblem(403, "security_check_failed");
        (await ada.SayAsync(await ada.StartAsync(app.Companion), "Hi", adas, "key")).Expect(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task Anothers_replies_are_not_pushed_here()
    {
        var ada = await app.SignInAsync();
        var grace = await app.SignInAsync();
        var conversation = await ada.StartAsync(app.Companion);
        await using var adasScreen = await app.OpenScreenAsync(ada);
        await using var gracesScreen = await app.OpenScreenAsync(grace);

        var accepted = await ada.SayAsync(conversation, "Hi");
        await adasScreen.ReplyToAsync(accepted.Body.GetProperty("message").GetProperty("id").GetString()!);
        var own = await grace.StartAsync(app.Companion);
        await gracesScreen.EventAsync("conversationUpdated", update => update.GetProperty("conversationId").GetString() == own);

        Assert.All(gracesScreen.Received, received => Assert.Equal(own, received.Argument.GetProperty("conversationId").GetString()));
    }

    [Fact]
    public async Task The_anonymous_may_read_the_public_routes_and_nothing_else()
    {
        var nobody = Visitor();
        foreach (var path in (string[])["/api/health", "/api/openapi.json", "/api/config", "/api/companions", $"/api/companions/{app.Companion}/avatar"])
        {
            (await nobody.GetAsync(path)).Expect(HttpStatusCode.OK);
        }

        foreach (var path in (string[])["/api/me", "/api/threads", "/api/conversations/x"])
        {
            (await nobody.GetAsync(path)).ExpectProblem(401, "unauthenticated");
        }

        foreach (var path in (string[])["/api/conversations", "/api/conversations/x/messages", "/api/conversations/x/read", "/api/nonces"])
        {
            (await nobody.PostAsync(path, new { nonsense = 1 })).ExpectProblem(401, "unauthenticated");
        }

        (await nobody.SendAsync(HttpMethod.Post, "/api/negotiate", null)).ExpectProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task Forged_identities_are_ignored()
    {
        (string, string)[] forged =
        [
            ("X-MS-CLIENT-PRINCIPAL-IDP", "local"),
            ("X-MS-CLIENT-PRINCIPAL-ID", "ada"),
            ("X-MS-CLIENT-PRINCIPAL-NAME", "Ada"),
            ("X-MS-CLIENT-PRINCIPAL", Convert.ToBase64String("""{"auth_typ":"local","claims":[]}"""u8)),
            ("x-ms-signalr-user-id", "ada"),
            ("userId", "ada"),
        ];
        const string Path = "/api/me?userId=ada";
        var visitor = await app.SignInAsync();

        (await Visitor().SendAsync(HttpMethod.Get, Path, null, null, forged)).ExpectProblem(401, "unauthenticated");
        Assert.Equal(visitor.UserId, (await visitor.SendAsync(HttpMethod.Get, Path, null, null, forged)).Expect(HttpStatusCode.OK)["userId"]);
    }

    [Theory]
    [InlineData("a/b\\c#d?e'f%g+h")]
    [InlineData("Ада Лавлейс")]
    [InlineData("👩‍🚀 عَرَبِيّ")]
    [InlineData("' or PartitionKey ne '")]
    public async Task A_user_with_a_strange_id_chats_like_any_other(string userId)
    {
        var visitor = await app.SignInAsync(userId + Guid.CreateVersion7());
        var conversation = await visitor.StartAsync(app.Companion);
        await using var screen = await app.OpenScreenAsync(visitor);

        var accepted = (await visitor.SayAsync(conversation, "Hi")).Expect(HttpStatusCode.Accepted);

        await screen.ReplyToAsync(accepted.Body.GetProperty("message").GetProperty("id").GetString()!);
        Assert.Equal(visitor.UserId, (await visitor.GetAsync("/api/me"))["userId"]);
        Assert.Single((await visitor.GetAsync("/api/threads")).Body.GetProperty("threads").EnumerateArray());
    }

    [Fact]
    public async Task A_page_of_another_site_can_change_nothing()
    {
        var visitor = await app.SignInAsync();
        var body = JsonContent.Create(new { companionId = app.Companion });

        var answer = await visitor.SendAsync(HttpMethod.Post, "/api/conversations", body, null, ("Origin", "https://elsewhere.example"));

        answer.ExpectProblem(403, "security_check_failed");
        Assert.Empty((await visitor.GetAsync("/api/threads")).Body.GetProperty("threads").EnumerateArray());
    }

    private Drivers.Visitor Visitor() => Drivers.Visitor.Anonymous(app.Http);
}
