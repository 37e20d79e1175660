using CompanionChat.Tests.Infrastructure;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CompanionChat.Tests.Architecture;

/// <summary><c>infra/check-deployment.sh</c>, which every deployment must pass: it passes what is right, and finds what it is there to find.</summary>
public sealed class DeploymentCheckTests(AppFixture app) : IClassFixture<AppFixture>
{
    [Fact]
    public async Task The_app_passes()
    {
        var (exitCode, output) = await CheckAsync(app.Http.BaseAddress!);

        Assert.True(exitCode == 0, output);
        Assert.Contains("ok      a forged identity is nobody", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_app_of_another_version_does_not_pass()
    {
        var (exitCode, output) = await CheckAsync(app.Http.BaseAddress!, "99.0.0");

        Assert.Equal(1, exitCode);
        Assert.Contains("FAILED  it is ready, and is version 99.0.0", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_app_that_does_not_answer_does_not_pass()
    {
        await using var server = await LoopbackServer.StartAsync(_ => { });

        var (exitCode, output) = await CheckAsync(server.Address);

        Assert.Equal(1, exitCode);
        Assert.Contains("FAILED  it is ready", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/me", 200, "FAILED  a forged identity is nobody")]
    [InlineData("/api/threads", 200, "FAILED  a forged identity reads no conversations")]
    [InlineData("/api/negotiate", 200, "FAILED  a forged identity listens to nothing")]
    [InlineData("/api/webhooks/stripe", 302, "FAILED  an unsigned callback of stripe")]
    [InlineData("/api/webhooks/coingate", 401, "FAILED  an unsigned callback of coingate")]
    [InlineData("/api/webhooks/upgate", 500, "FAILED  an unsigned callback of upgate")]
    [InlineData("/api/webhooks/stripe", 200, "FAILED  an unsigned callback of stripe")]
    [InlineData("/api/companions", 302, "FAILED  the catalog is public")]
    [InlineData("/", 401, "FAILED  the web client is public")]
    public async Task A_platform_that_is_set_up_wrongly_does_not_pass(string path, int status, string finding)
    {
        await using var server = await LoopbackServer.StartAsync(web => web.Run(context => AnswerAsync(context, path, status)));

        var (exitCode, output) = await CheckAsync(server.Address);

        Assert.Equal(1, exitCode);
        Assert.Contains(finding, output, StringComparison.Ordinal);
    }

    // A deployment that is right, but for one path.
    private static Task AnswerAsync(HttpContext context, string path, int status)
    {
        var asked = context.Request.Path.Value!;
        context.Response.StatusCode = asked == path ? status : asked switch
        {
            "/api/health" or "/api/companions" or "/" => StatusCodes.Status200OK,
            _ when asked.StartsWith("/api/webhooks/", StringComparison.Ordinal) => StatusCodes.Status400BadRequest,
            _ => StatusCodes.Status401Unauthorized,
        };
        return asked == "/api/health" ? context.Response.WriteAsync("""{"status":"ok","version":"1.0.0"}""") : Task.CompletedTask;
    }

    private static Task<(int ExitCode, string Output)> CheckAsync(Uri address, params string[] version) => Command.RunAsync(
        "bash",
        ["infra/check-deployment.sh", address.ToString(), .. version],
        new Dictionary<string, string?>(StringComparer.Ordinal) { ["CHECK_PATIENCE_SECONDS"] = "0" });
}
