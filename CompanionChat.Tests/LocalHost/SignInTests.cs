using System.Net;
using System.Text;
using System.Text.Json;
using CompanionChat.Tests.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace CompanionChat.Tests.LocalHost;

public sealed class SignInTests
{
    [Theory]
    [InlineData("ada")]
    [InlineData("a/b\\c#d?e'f%2Fg")]
    [InlineData("Größe 🦊 名前")]
    [InlineData(" x ")]
    public async Task The_app_is_told_who_is_signed_in_by_header_and_by_cookie(string userId)
    {
        await using var host = await SampleHost.StartAsync(typeof(WhoAmI));
        var token = await host.SignInAsync(userId);

        foreach (var (name, value) in new[] { ("X-ZUMO-AUTH", token), ("Cookie", $"other=1; AppServiceAuthSession={token}") })
        {
            using var response = await host.SendAsync(HttpMethod.Get, "/who", headers: (name, value));
            var who = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
            Assert.Equal("local", who.GetProperty("idp").GetString());
            Assert.Equal(userId, who.GetProperty("id").GetString());
            Assert.Equal(userId, who.GetProperty("name").GetString());
            var principal = JsonDocument.Parse(Convert.FromBase64String(who.GetProperty("principal").GetString()!)).RootElement;
            Assert.Equal("local", principal.GetProperty("auth_typ").GetString());
            Assert.Contains(principal.GetProperty("claims").EnumerateArray(), claim => claim.GetProperty("val").ValueEquals(userId));
            Assert.False(principal.GetProperty("name_typ").ValueEquals(""));
            Assert.False(principal.GetProperty("role_typ").ValueEquals(""));
        }
    }

    [Fact]
    public async Task Headers_that_only_the_platform_may_set_are_taken_away_from_clients()
    {
        await using var host = await SampleHost.StartAsync(typeof(WhoAmI));
        (string, string)[] forged =
        [
            ("X-MS-CLIENT-PRINCIPAL", "e30="), ("x-ms-client-principal-idp", "local"), ("X-Ms-Client-Principal-Id", "eve"),
            ("X-MS-CLIENT-PRINCIPAL-NAME", "eve"), ("X-MS-TOKEN-AAD-ID-TOKEN", "eve"), ("X-MS-CLIENT-PRINCIPAL-OTHER", "eve"),
        ];

        using var anonymous = await host.SendAsync(HttpMethod.Get, "/who", headers: forged);
        using var signedIn = await host.SendAsync(HttpMethod.Get, "/who", await host.SignInAsync("ada"), forged);

        Assert.Equal("""{"idp":null,"id":null,"name":null,"principal":null,"forged":0}""", await anonymous.Content.ReadAsStringAsync());
        Assert.DoesNotContain("eve", await signedIn.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("\"forged\":0", await signedIn.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("")]
    public async Task A_token_that_is_none_is_nobody(string token)
    {
        await using var host = await SampleHost.StartAsync(typeof(WhoAmI));

        using var response = await host.SendAsync(HttpMethod.Get, "/who", headers: ("X-ZUMO-AUTH", token));

        Assert.Contains("\"id\":null", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_ends_after_thirty_days()
    {
        var clock = new ManualTimeProvider();
        await using var host = await SampleHost.StartAsync([typeof(WhoAmI)], builder => builder.Services.AddSingleton<TimeProvider>(clock));
        var token = await host.SignInAsync("ada");

        clock.Advance(TimeSpan.FromDays(30) - TimeSpan.FromSeconds(1));
        using var before = await host.SendAsync(HttpMethod.Get, "/who", token);
        clock.Advance(TimeSpan.FromSeconds(1));
        using var after = await host.SendAsync(HttpMethod.Get, "/who", token);

        Assert.Contains("\"id\":\"ada\"", await before.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("\"id\":null", await after.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_login_answers_the_token_and_sets_the_cookie()
    {
        await using var host = await SampleHost.StartAsync(typeof(WhoAmI));

        using var response = await LogInAsync(host, """{"userId":"ada","name":"Ada"}""");

        var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        var token = body.GetProperty("authenticationToken").GetString();
        Assert.Equal("ada", body.GetProperty("user").GetProperty("userId").GetString());
        Assert.Equal(
            $"AppServiceAuthSession={token}; max-age=2592000; path=/; samesite=lax; httponly", response.Headers.GetValues("Set-Cookie").Single());
    }

    public static TheoryData<string> WrongLogins() => new(
        "", "{}", "null", "[]", "{", """{"userId":""}""", """{"userId":"  "}""", """{"userId":17}""", """{"userId":null}""",
        """{"userId":"a\u0007b"}""", """{"userId":"a\u0085b"}""", """{"userId":"a\ud800b"}""", """{"userId":"a","admin":true}""",
        """{"userId":"a","userId":"b"}""", """{"userId":"a","name":""}""", """{"UserId":"a"}""",
        $$"""{"userId":"{{new string('x', 129)}}"}""", $$"""{"userId":"a","name":"{{new string('x', 61)}}"}""", $$"""{"userId":"a"}{{new string(' ', 5000)}}""");

    [Theory]
    [MemberData(nameof(WrongLogins))]
    public async Task A_wrong_login_is_a_problem(string body)
    {
        await using var host = await SampleHost.StartAsync(typeof(WhoAmI));

        using var response = await LogInAsync(host, body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("http://127.0.0.1", HttpStatusCode.OK)]
    [InlineData("http://127.0.0.1:5173", HttpStatusCode.OK)]
    [InlineData("https://127.0.0.1", HttpStatusCode.Forbidden)]
    [InlineData("http://elsewhere.example", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    public async Task Only_pages_of_this_site_may_log_in(string origin, HttpStatusCode status)
    {
        await using var host = await SampleHost.StartAsync(typeof(WhoAmI));

        using var response = await LogInAsync(host, """{"userId":"ada"}""", origin);

        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task Auth_me_tells_the_signed_in_about_themselves_and_is_401_for_others()
    {
        await using var host = await SampleHost.StartAsync(typeof(WhoAmI));

        using var anonymous = await host.SendAsync(HttpMethod.Get, "/.auth/me");
        using var signedIn = await host.SendAsync(HttpMethod.Get, "/.auth/me", await host.SignInAsync("ada"));

        Assert.Equal(HttpStatusCode.Unauthorized, anonymous.StatusCode);
        var me = JsonDocument.Parse(await signedIn.Content.ReadAsStringAsync()).RootElement[0];
        Assert.Equal("local", me.GetProperty("provider_name").GetString());
        Assert.Equal("ada", me.GetProperty("user_id").GetString());
        Assert.Equal("ada", me.GetProperty("user_claims")[0].GetProperty("val").GetString());
    }

    [Theory]
    [InlineData("", "/")]
    [InlineData("?post_logout_redirect_uri=/chat%3Fa=1", "/chat?a=1")]
    [InlineData("?post_logout_redirect_uri=//elsewhere.example", "/")]
    [InlineData("?post_logout_redirect_uri=/%5Celsewhere.example", "/")]
    [InlineData("?post_logout_redirect_uri=https://elsewhere.example", "/")]
    public async Task Logging_out_clears_the_cookie_and_stays_on_this_site(string query, string location)
    {
        await using var host = await SampleHost.StartAsync(typeof(WhoAmI));

        using var response = await host.SendAsync(HttpMethod.Get, $"/.auth/logout{query}");

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal(location, response.Headers.Location!.OriginalString);
        Assert.StartsWith("AppServiceAuthSession=; expires=Thu, 01 Jan 1970", response.Headers.GetValues("Set-Cookie").Single(), StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> LogInAsync(SampleHost host, string json, string? origin = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/.auth/login/local");
        request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        return await host.Http.SendAsync(request);
    }

    public static class WhoAmI
    {
        [Function("Who")]
        public static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => Results.Json(new
        {
            idp = Header(request, "X-MS-CLIENT-PRINCIPAL-IDP"),
            id = Header(request, "X-MS-CLIENT-PRINCIPAL-ID"),
            name = Header(request, "X-MS-CLIENT-PRINCIPAL-NAME"),
            principal = Header(request, "X-MS-CLIENT-PRINCIPAL"),
            forged = request.Headers.Keys.Count(name => name.EndsWith("-OTHER", StringComparison.OrdinalIgnoreCase) || name.Contains("TOKEN", StringComparison.Ordinal)),
        });

        private static string? Header(HttpRequest request, string name) => request.Headers[name];
    }
}
