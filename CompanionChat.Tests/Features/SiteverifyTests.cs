using System.Net;
using CompanionChat.Tests.Infrastructure;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CompanionChat.Tests.Features;

/// <summary>What siteverify may say, and what of it is a yes: it is played by a server of the test's own.</summary>
public sealed class SiteverifyTests
{
    [Theory]
    [InlineData("""{"success":true}""", 201)]
    [InlineData("""{"success":true,"action":"send-message","hostname":"chat.example"}""", 201)]
    [InlineData("""{"success":true,"action":"","hostname":"CHAT.example"}""", 201)]
    [InlineData("""{"success":true,"action":"login"}""", 403)]
    [InlineData("""{"success":true,"action":"SEND-MESSAGE"}""", 403)]
    [InlineData("""{"success":false,"error-codes":["timeout-or-duplicate"]}""", 403)]
    [InlineData("""{"success":false}""", 403)]
    [InlineData("""{"success":false,"error-codes":["internal-error"]}""", 503)]
    [InlineData("""{"success":false,"error-codes":["invalid-input-secret"]}""", 503)]
    [InlineData("""{"success":"true"}""", 503)]
    [InlineData("""{"success":1}""", 503)]
    [InlineData("""{"SUCCESS":true}""", 503)]
    [InlineData("[true]", 503)]
    [InlineData("null", 503)]
    [InlineData("true", 503)]
    [InlineData("", 503)]
    [InlineData("<html>", 503)]
    public async Task Only_a_clear_yes_mints(string verdict, int status) => await AskAsync(verdict, hostnames: null, status);

    [Theory]
    [InlineData("""{"success":true,"hostname":"chat.example"}""", 201)]
    [InlineData("""{"success":true,"hostname":"www.chat.example"}""", 201)]
    [InlineData("""{"success":true,"hostname":"evil.example"}""", 403)]
    [InlineData("""{"success":true,"hostname":"chat.example.evil.example"}""", 403)]
    [InlineData("""{"success":true}""", 403)]
    public async Task Where_hostnames_are_set_it_must_be_one_of_them(string verdict, int status) =>
        await AskAsync(verdict, "chat.example, www.chat.example", status);

    [Fact]
    public async Task The_secret_and_the_token_go_there_and_the_second_attempt_has_the_key_of_the_first()
    {
        var forms = new List<IFormCollection>();
        await using var siteverify = await LoopbackServer.StartAsync(server => server.MapPost("/siteverify", async (HttpRequest request) =>
        {
            forms.Add(await request.ReadFormAsync());
            return forms.Count == 1 ? Results.StatusCode(502) : Results.Json(new { success = true });
        }));
        await using var host = await StartAsync(siteverify, null);

        (await (await host.SignInAsync()).PostAsync("/api/nonces", new { token = "my token+&=" })).Expect(HttpStatusCode.Created);

        Assert.Equal(2, forms.Count);
        Assert.All(forms, form => Assert.Equal(("my-secret", "my token+&="), (form["secret"].ToString(), form["response"].ToString())));
        Assert.Equal(forms[0]["idempotency_key"].ToString(), forms[1]["idempotency_key"].ToString());
        Assert.True(Guid.TryParse(forms[0]["idempotency_key"], out _));
    }

    private static async Task AskAsync(string verdict, string? hostnames, int status)
    {
        await using var siteverify = await LoopbackServer.StartAsync(server => server.MapPost("/siteverify", () => Results.Text(verdict, "application/json")));
        await using var host = await StartAsync(siteverify, hostnames);
        var visitor = await host.SignInAsync();

        var answer = await visitor.PostAsync("/api/nonces", new { token = "a-token" });

        Assert.Equal((status, status switch { 403 => "turnstile_failed", 503 => "turnstile_unavailable", _ => "" }), ((int)answer.Status, answer.Code));
        Assert.Equal(status == 201 ? 1 : 0, (await host.RowsAsync(visitor)).Count);
    }

    private static Task<AppHost> StartAsync(LoopbackServer siteverify, string? hostnames) => AppHost.StartAsync(settings =>
    {
        settings["TURNSTILE_SECRET_KEY"] = "my-secret";
        settings["TURNSTILE_VERIFY_URL"] = new Uri(siteverify.Address, "/siteverify").ToString();
        settings["TURNSTILE_HOSTNAMES"] = hostnames;
    });
}
