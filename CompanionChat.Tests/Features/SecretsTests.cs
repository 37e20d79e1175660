using System.Net;
using System.Security.Cryptography;
using CompanionChat.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CompanionChat.Tests.Features;

/// <summary>What must never be in a log.</summary>
public sealed class SecretsTests
{
    [Fact]
    public async Task No_line_of_the_log_has_a_text_a_nonce_a_token_or_a_key()
    {
        using var log = new CapturedLog();
        await using var host = await AppHost.StartAsync(configure: builder =>
        {
            builder.Configuration["TURNSTILE_SECRET_KEY"] = "my-turnstile-secret";
            builder.Configuration["LLM_API_KEY_PRIMARY"] = "my-primary-key";
            builder.Configuration["LLM_API_KEY_FALLBACK"] = "my-fallback-key";
            builder.Services.AddSingleton<ILoggerProvider>(log);
            builder.Logging.SetMinimumLevel(LogLevel.Debug);
        });
        var visitor = await host.SignInAsync();
        await using var screen = await host.OpenScreenAsync(visitor);
        var conversation = await visitor.StartAsync(host.Companion);
        var token = RandomNumberGenerator.GetHexString(40);
        var nonce = (await visitor.PostAsync("/api/nonces", new { token })).Expect(HttpStatusCode.Created)["nonceId"];

        var sent = (await visitor.SayAsync(conversation, "My most secret wish", nonce, "key")).Expect(HttpStatusCode.Accepted);
        var reply = await screen.ReplyToAsync(Id(sent));
        (await visitor.SayAsync(conversation, "My most secret wish", nonce, "another")).ExpectProblem(403, "security_check_failed");
        await host.DialAsync("llm/primary", new { mode = "error", status = 500, times = 0 });
        await host.DialAsync("llm/fallback", new { mode = "malformed", times = 0 });
        var lost = (await visitor.SayAsync(conversation, "My most secret wish again")).Expect(HttpStatusCode.Accepted);
        await screen.FailureOfAsync(Id(lost));
        await host.DialAsync("turnstile", new { mode = "error", times = 0 });
        (await visitor.PostAsync("/api/nonces", new { token = token + "2" })).ExpectProblem(503, "turnstile_unavailable");

        var text = log.Text;
        Assert.Contains("A Turnstile token was checked", text, StringComparison.Ordinal);
        string[] secrets =
        [
            "secret wish", reply.GetProperty("text").GetString()![..20], nonce, token, visitor.Token!, "my-turnstile-secret", "my-primary-key", "my-fallback-key",
            AzuriteServer.AccountKey, screen.AccessToken,
        ];
        Assert.All(secrets, secret => Assert.False(text.Contains(secret, StringComparison.Ordinal), $"The log has {secret}:\n{Around(text, secret)}"));
    }

    private static string Id(Drivers.Answer sent) => sent.Body.GetProperty("message").GetProperty("id").GetString()!;

    private static string Around(string text, string secret) =>
        text.Split('\n').FirstOrDefault(line => line.Contains(secret, StringComparison.Ordinal)) ?? "";
}
