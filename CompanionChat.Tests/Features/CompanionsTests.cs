using System.Net;
using CompanionChat.Domain.Companions;
using CompanionChat.Tests.Drivers;
using CompanionChat.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace CompanionChat.Tests.Features;

/// <summary>The catalog as the world sees it.</summary>
public sealed class CompanionsTests(AppFixture app) : IClassFixture<AppFixture>
{
    private Visitor Nobody => Visitor.Anonymous(app.Http);

    private string Avatar => $"/api/companions/{app.Companion}/avatar";

    [Fact]
    public async Task Anybody_sees_the_companions_in_the_operators_order()
    {
        var companions = (await Nobody.GetAsync("/api/companions")).Expect(HttpStatusCode.OK).Body.GetProperty("companions").EnumerateArray().ToList();

        Assert.Equal(app.Companions, companions.Select(companion => companion.GetProperty("id").GetString()!));
        Assert.All(companions, companion => Assert.NotEqual("", companion.GetProperty("tagline").GetString()));
    }

    [Fact]
    public async Task Every_companion_has_a_picture_that_can_do_nothing()
    {
        foreach (var companion in (await Nobody.GetAsync("/api/companions")).Body.GetProperty("companions").EnumerateArray())
        {
            var picture = (await Nobody.GetAsync(companion.GetProperty("avatarUrl").GetString()!)).Expect(HttpStatusCode.OK).Response;
            Assert.Equal("image/svg+xml", picture.Content.Headers.ContentType?.MediaType);
            Assert.Equal("default-src 'none'; style-src 'unsafe-inline'; sandbox", picture.Headers.GetValues("Content-Security-Policy").Single());
            Assert.Equal("nosniff", picture.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.True(picture.Headers.CacheControl?.Public);
            Assert.NotNull(picture.Headers.ETag);
        }
    }

    [Fact]
    public async Task A_picture_that_the_client_has_is_not_sent_again()
    {
        var tag = (await Nobody.GetAsync(Avatar)).Response.Headers.ETag!.ToString();

        foreach (var known in (string[])[tag, $"W/{tag}", $"\"other\", {tag}", "*"])
        {
            var answer = await Nobody.SendAsync(HttpMethod.Get, Avatar, null, null, ("If-None-Match", known));
            Assert.Equal(HttpStatusCode.NotModified, answer.Status);
            Assert.Equal(tag, answer.Response.Headers.ETag?.ToString());
        }
    }

    [Theory]
    [InlineData("\"other\"")]
    [InlineData("rubbish")]
    [InlineData("")]
    public async Task A_picture_that_the_client_does_not_have_is_sent(string known)
    {
        var answer = await Nobody.SendAsync(HttpMethod.Get, Avatar, null, null, ("If-None-Match", known));

        Assert.NotEmpty(await answer.Expect(HttpStatusCode.OK).Response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task The_persona_is_in_no_answer_and_in_no_push()
    {
        var visitor = await app.SignInAsync();
        await using var screen = await app.OpenScreenAsync(visitor);
        var told = new List<string>();
        foreach (var companion in app.Companions)
        {
            var conversation = await visitor.StartAsync(companion);
            var sent = (await visitor.SayAsync(conversation, "Who are you?")).Expect(HttpStatusCode.Accepted);
            await screen.ReplyToAsync(sent.Body.GetProperty("message").GetProperty("id").GetString()!);
            told.Add((await visitor.OpenAsync(conversation)).GetRawText());
        }

        foreach (var path in (string[])["/api/companions", "/api/threads", "/api/config", "/api/me"])
        {
            told.Add((await visitor.GetAsync(path)).Body.GetRawText());
        }

        told.AddRange(screen.Received.Select(pushed => pushed.Argument.GetRawText()));
        var personas = app.Host.Services.GetRequiredService<ICompanionCatalog>().All.Select(companion => companion.Persona);
        Assert.All(personas, persona => Assert.All(told, text =>
        {
            Assert.DoesNotContain(persona[..40], text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("\"persona\"", text, StringComparison.OrdinalIgnoreCase);
        }));
    }
}
