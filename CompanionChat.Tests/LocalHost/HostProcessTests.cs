using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using CompanionChat.Tests.Infrastructure;

namespace CompanionChat.Tests.LocalHost;

public sealed class HostProcessTests : IDisposable
{
    private const string AnyPort = "http://127.0.0.1:0";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("companionchat-host-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task What_was_acknowledged_before_the_host_was_killed_is_there_at_the_next_start()
    {
        await using var first = await HostProcess.StartAsync(["--urls", AnyPort, "--data", folder.FullName]);
        var table = TableOf(first);
        await table.CreateIfNotExistsAsync();
        var acknowledged = new ConcurrentBag<string>();
        var half = new TaskCompletionSource();
        var writers = Enumerable.Range(0, 4).Select(writer => WriteUntilRefusedAsync(table, $"{writer}", acknowledged, half)).ToList();
        await half.Task;

        await first.KillAsync();
        await Task.WhenAll(writers);
        await using var second = await HostProcess.StartAsync(["--urls", AnyPort, "--data", folder.FullName]);

        var rows = (await TableOf(second).QueryAsync<TableEntity>(select: ["RowKey"]).ToListAsync()).Select(row => row.RowKey).ToHashSet(StringComparer.Ordinal);
        Assert.True(acknowledged.Count >= 200);
        Assert.Empty(acknowledged.Except(rows, StringComparer.Ordinal));
        Assert.Equal(0, await second.StopAsync());
        Assert.False(File.Exists(Path.Combine(folder.FullName, "azurite", "azurite.pid")));
    }

    [Fact]
    public async Task A_sign_in_survives_a_restart_and_a_graceful_stop_is_a_success()
    {
        await using var first = await HostProcess.StartAsync(["--urls", AnyPort, "--data", folder.FullName]);
        using var http = new HttpClient();
        using var login = await http.PostAsJsonAsync(new Uri(first.BaseAddress, "/.auth/login/local"), new { userId = "ada" });
        var token = (await login.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("authenticationToken").GetString();
        Assert.Equal(0, await first.StopAsync());

        await using var second = await HostProcess.StartAsync(["--urls", AnyPort, "--data", folder.FullName]);
        http.DefaultRequestHeaders.Add("X-ZUMO-AUTH", token);
        using var me = await http.GetAsync(new Uri(second.BaseAddress, "/.auth/me"));

        Assert.Equal(HttpStatusCode.OK, me.StatusCode);
        Assert.Equal("", second.Errors);
    }

    [Fact]
    public async Task The_app_answers_and_says_what_is_simulated()
    {
        await using var host = await HostProcess.StartAsync(["--urls", AnyPort, "--in-memory"]);
        using var http = new HttpClient { BaseAddress = host.BaseAddress };

        using var health = await http.GetAsync("/api/health");
        var storage = await http.GetFromJsonAsync<JsonElement>("/_sim/storage");

        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
        Assert.Contains("Simulated: Turnstile", host.Output, StringComparison.Ordinal);
        Assert.Contains("Simulated: the fallback language model", host.Output, StringComparison.Ordinal);
        Assert.Contains("Simulated: Stripe", host.Output, StringComparison.Ordinal);
        Assert.NotEqual(0, storage.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task The_crash_dial_kills_the_host_at_a_storage_request()
    {
        await using var host = await HostProcess.StartAsync(["--urls", AnyPort, "--in-memory"]);
        using var http = new HttpClient { BaseAddress = host.BaseAddress };

        using var armed = await http.PostAsJsonAsync("/_sim/crash", new { atRequest = 1, when = "after" });
        using var login = await http.PostAsJsonAsync("/.auth/login/local", new { userId = "ada" });
        http.DefaultRequestHeaders.Add("X-ZUMO-AUTH", (await login.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("authenticationToken").GetString());

        Assert.Equal(HttpStatusCode.NoContent, armed.StatusCode);
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync("/api/threads"));
    }

    [Fact]
    public async Task A_second_host_does_not_touch_a_data_folder_in_use()
    {
        await using var first = await HostProcess.StartAsync(["--urls", AnyPort, "--data", folder.FullName]);

        var (exitCode, _, errors) = await HostProcess.RunAsync(["--urls", AnyPort, "--data", folder.FullName]);

        Assert.Equal(1, exitCode);
        Assert.StartsWith($"Another host uses {folder.FullName}.", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_busy_port_is_told_in_one_sentence()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var url = $"http://localhost:{((IPEndPoint)other.LocalEndpoint).Port}";

        var (exitCode, _, errors) = await HostProcess.RunAsync(["--urls", url, "--in-memory"]);

        Assert.Equal(1, exitCode);
        Assert.StartsWith($"{url} is in use", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no option --nonsense.", "--nonsense")]
    [InlineData("There is no option data.", "data")]
    [InlineData("--data needs a value.", "--data")]
    [InlineData("--in-memory keeps nothing", "--in-memory", "--data", "x")]
    [InlineData("https://localhost:1 is no address to listen on", "--urls", "https://localhost:1")]
    public async Task A_wrong_command_line_is_refused_with_what_is_wrong(string message, params string[] arguments)
    {
        var (exitCode, _, errors) = await HostProcess.RunAsync(arguments);

        Assert.Equal(1, exitCode);
        Assert.StartsWith(message, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_is_no_failure()
    {
        var (exitCode, output, _) = await HostProcess.RunAsync(["--help"]);

        Assert.Equal(0, exitCode);
        Assert.Contains("--in-memory", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_Production_nothing_is_simulated_and_the_app_refuses_to_start()
    {
        var (exitCode, output, errors) = await HostProcess.RunAsync(
            ["--urls", AnyPort, "--in-memory"], ("AZURE_FUNCTIONS_ENVIRONMENT", "Production"));

        Assert.NotEqual(0, exitCode);
        Assert.DoesNotContain("Simulated", output, StringComparison.Ordinal);
        Assert.Contains("WEBSITE_AUTH_ENABLED", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AzureWebJobsStorage", "DefaultEndpointsProtocol=http;AccountName=a;AccountKey=a2V5;TableEndpoint=http://127.0.0.1:9/a", "AzureWebJobsStorage")]
    [InlineData("LLM_API_KEY_PRIMARY", "some-key", "LLM_BASE_URL_PRIMARY is not set")]
    [InlineData("Quota__Text", "-1", "Text")]
    public async Task A_setting_that_is_wrong_is_named_in_one_sentence(string name, string value, string named)
    {
        var (exitCode, _, errors) = await HostProcess.RunAsync(["--urls", AnyPort, "--in-memory"], (name, value));

        Assert.Equal(1, exitCode);
        Assert.Contains(named, errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    private static TableClient TableOf(HostProcess host) => new(
        $"DefaultEndpointsProtocol=http;AccountName={AzuriteServer.AccountName};AccountKey={AzuriteServer.AccountKey};TableEndpoint={host.TableEndpoint}",
        "Written",
        new TableClientOptions { Retry = { MaxRetries = 0 } });

    private static async Task WriteUntilRefusedAsync(TableClient table, string writer, ConcurrentBag<string> acknowledged, TaskCompletionSource half)
    {
        for (var i = 0; ; i++)
        {
            try
            {
                await table.AddEntityAsync(new TableEntity("p", $"{writer}-{i}"));
            }
            catch (Exception failure) when (failure is RequestFailedException or AggregateException)
            {
                return;
            }

            acknowledged.Add($"{writer}-{i}");
            if (acknowledged.Count >= 200)
            {
                half.TrySetResult();
            }
        }
    }
}
