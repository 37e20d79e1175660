using System.Net;
using CompanionChat.Tests.Drivers;
using CompanionChat.Tests.Infrastructure;

namespace CompanionChat.Tests.Features;

/// <summary>What the API does not know is told as a problem, to everybody.</summary>
public sealed class UnknownRoutesTests(AppFixture app) : IClassFixture<AppFixture>
{
    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "FOO"];

    [Theory]
    [InlineData("/api/")]
    [InlineData("/api/x")]
    [InlineData("/api/me/x")]
    [InlineData("/api/me/../x")]
    [InlineData("/api/me%2F")]
    [InlineData("/api/conversations/x/y/z")]
    [InlineData("/api/conversations/a/b/messages")]
    [InlineData("/api/plans/x")]
    [InlineData("/api/checkout/x/y")]
    [InlineData("/api/webhooks")]
    [InlineData("/api/.env")]
    [InlineData("/api/%F0%9F%98%80")]
    [InlineData("/API/x?y=z")]
    [InlineData("/api/x/y/z/1/2/3/4/5/6/7/8/9")]
    public async Task An_unknown_address_is_not_found_whatever_the_method(string path)
    {
        foreach (var visitor in (Visitor[])[Visitor.Anonymous(app.Http), await app.SignInAsync()])
        {
            foreach (var method in Methods)
            {
                var answer = await visitor.SendAsync(new HttpMethod(method), path, method is "POST" ? RawBody.Of("no JSON", "text/plain") : null);
                Assert.Equal((HttpStatusCode.NotFound, method is "HEAD" ? "" : "not_found"), (answer.Status, answer.Code));
            }
        }
    }

    [Theory]
    [InlineData("/api/me", "GET")]
    [InlineData("/api/health", "GET")]
    [InlineData("/api/companions", "GET")]
    [InlineData("/api/companions/x/avatar", "GET")]
    [InlineData("/api/threads/", "GET")]
    [InlineData("/api/conversations", "POST")]
    [InlineData("/api/conversations/x", "GET")]
    [InlineData("/api/conversations/x/messages", "POST")]
    [InlineData("/api/conversations/x/read", "POST")]
    [InlineData("/api/NONCES", "POST")]
    [InlineData("/api/negotiate", "POST")]
    [InlineData("/api/openapi.json", "GET")]
    [InlineData("/api/config", "GET")]
    public async Task Another_method_is_not_allowed_and_the_answer_says_which_are(string path, string allowed)
    {
        var nobody = Visitor.Anonymous(app.Http);

        foreach (var method in Methods.Where(method => method != allowed))
        {
            var answer = await nobody.SendAsync(new HttpMethod(method), path, null);
            Assert.Equal((HttpStatusCode.MethodNotAllowed, method is "HEAD" ? "" : "method_not_allowed"), (answer.Status, answer.Code));
            Assert.Equal([allowed], answer.Response.Content.Headers.Allow);
        }
    }

    // A route of the Functions host matches no empty segment, not even with its catch-all: the host answers, and the app never hears of it.
    [Theory]
    [InlineData("/api//me")]
    [InlineData("//api/me")]
    [InlineData("/api/me//")]
    [InlineData("/api/conversations//messages")]
    public async Task An_address_with_an_empty_segment_leads_nowhere(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, (await app.Http.GetAsync(new Uri(app.Http.BaseAddress + path[1..]))).StatusCode);

    [Theory]
    [InlineData("/api/me/")]
    [InlineData("/API/ME")]
    [InlineData("/api/me?x=y&x=z")]
    [InlineData("/api/%6De")]
    public async Task An_address_spelled_otherwise_is_the_same(string path)
    {
        var visitor = await app.SignInAsync();

        Assert.Equal(visitor.UserId, (await visitor.GetAsync(path)).Expect(HttpStatusCode.OK)["userId"]);
    }
}
