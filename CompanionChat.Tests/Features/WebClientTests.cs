using System.Net;
using CompanionChat.Functions.Features.WebClient;
using CompanionChat.Tests.Drivers;
using CompanionChat.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CompanionChat.Tests.Features;

/// <summary>How the web client's files are served, on files made up for it.</summary>
public sealed class WebClientTests : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("web-");
    private AppHost host = null!;
    private Visitor nobody = null!;

    public async Task InitializeAsync()
    {
        folder.CreateSubdirectory("assets");
        Write("index.html", "<!doctype html><title>Chats</title>");
        Write("index.html.br", "brotli");
        Write("index.html.gz", "gzip");
        Write("assets/main-1a2b3c.js", "export {}");
        Write("assets/main-1a2b3c.js.map", "{}");
        host = await AppHost.StartAsync(configure: builder => builder.Services.Replace(ServiceDescriptor.Singleton(new WebFiles(folder.FullName))));
        nobody = Visitor.Anonymous(host.Http);
    }

    public async Task DisposeAsync()
    {
        await host.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/index.html")]
    [InlineData("/companions/maren")]
    [InlineData("/chats/maren.Zk0-x_9aBcDeF123")]
    [InlineData("/apidocs")]
    public async Task A_page_of_the_client_is_the_one_page(string path)
    {
        var answer = (await nobody.GetAsync(path)).Expect(HttpStatusCode.OK);

        Assert.Equal("text/html; charset=utf-8", answer.Response.Content.Headers.ContentType?.ToString());
        Assert.Equal("no-cache", answer.Response.Headers.CacheControl?.ToString());
        Assert.Equal("<!doctype html><title>Chats</title>", await answer.Response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_hashed_file_is_kept_for_ever()
    {
        var answer = (await nobody.GetAsync("/assets/main-1a2b3c.js")).Expect(HttpStatusCode.OK);

        Assert.Contains("immutable", answer.Response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Equal("text/javascript; charset=utf-8", answer.Response.Content.Headers.ContentType?.ToString());
    }

    [Theory]
    [InlineData("br, gzip", "br", "brotli")]
    [InlineData("gzip", "gzip", "gzip")]
    [InlineData("br;q=0, gzip;q=0.5", "gzip", "gzip")]
    [InlineData("identity", null, "<!doctype html><title>Chats</title>")]
    public async Task The_smallest_form_that_the_browser_takes_is_sent(string accepted, string? encoding, string body)
    {
        var answer = await nobody.SendAsync(HttpMethod.Get, "/", null, null, ("Accept-Encoding", accepted));

        Assert.Equal(encoding, answer.Response.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Equal(body, await answer.Response.Content.ReadAsStringAsync());
        Assert.Equal("Accept-Encoding", answer.Response.Headers.Vary.Single());
    }

    [Fact]
    public async Task A_page_that_has_not_changed_is_not_sent_again()
    {
        var first = await nobody.GetAsync("/");

        var second = await nobody.SendAsync(HttpMethod.Get, "/", null, null, ("If-None-Match", first.Response.Headers.ETag!.ToString()));

        Assert.Equal((HttpStatusCode.NotModified, ""), (second.Status, await second.Response.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task Pages_may_do_nothing_that_the_client_does_not_need()
    {
        var headers = (await nobody.GetAsync("/")).Response.Headers;

        var policy = headers.GetValues("Content-Security-Policy").Single();
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", headers.GetValues("X-Content-Type-Options").Single());
        Assert.StartsWith("max-age=", headers.GetValues("Strict-Transport-Security").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/assets/other.js")]
    [InlineData("/assets/main-1a2b3c.js.map")]
    [InlineData("/../appsettings.json")]
    [InlineData("/%2e%2e/host.json")]
    [InlineData("/api/nothing")]
    public async Task What_is_no_file_of_the_client_is_not_found(string path) =>
        (await nobody.GetAsync(path)).ExpectProblem(404, "not_found");

    [Fact]
    public async Task Only_reading_is_for_the_client() =>
        Assert.Equal(HttpStatusCode.NotFound, (await nobody.PostAsync("/companions", new { })).Status);

    private void Write(string path, string text) => File.WriteAllText(Path.Combine(folder.FullName, path), text);
}
