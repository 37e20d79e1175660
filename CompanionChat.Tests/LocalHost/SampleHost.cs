using System.Net.Http.Json;
using System.Text.Json;
using CompanionChat.LocalHost;
using Microsoft.AspNetCore.Builder;
using Microsoft.Azure.Functions.Worker;

namespace CompanionChat.Tests.LocalHost;

/// <summary>The local host with sample functions, on a free port; nothing of the app, no storage.</summary>
public sealed class SampleHost : IAsyncDisposable
{
    private readonly LocalHostApp app;

    private SampleHost(LocalHostApp app)
    {
        this.app = app;
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false }) { BaseAddress = app.BaseAddress };
    }

    /// <summary>Calls it; neither cookies nor redirects are followed.</summary>
    public HttpClient Http { get; }

    public IServiceProvider Services => app.Services;

    public static Task<SampleHost> StartAsync(params Type[] functions) => StartAsync(functions, null);

    public static async Task<SampleHost> StartAsync(
        Type[] functions,
        Action<WebApplicationBuilder>? configure = null,
        Action<IFunctionsWorkerApplicationBuilder>? middleware = null,
        Dictionary<string, string?>? settings = null) => new(await LocalHostApp.StartAsync(new LocalHostOptions
        {
            Urls = "http://127.0.0.1:0",
            InMemory = true,
            ReadMachineSettings = false,
            Settings = settings ?? new Dictionary<string, string?>(StringComparer.Ordinal) { ["AzureWebJobsStorage"] = "not used by the samples" },
            App = new HostedApp(functions, static _ => { }, middleware ?? (static _ => { })),
            Configure = configure,
        }));

    /// <summary>Signs somebody in.</summary>
    /// <returns>The token for <c>X-ZUMO-AUTH</c>.</returns>
    public async Task<string> SignInAsync(string userId)
    {
        using var response = await Http.PostAsJsonAsync("/.auth/login/local", new { userId });
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("authenticationToken").GetString()!;
    }

    /// <summary>Sends a request, as somebody if a token is given.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? token = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        if (token is not null)
        {
            request.Headers.Add("X-ZUMO-AUTH", token);
        }

        return await Http.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.DisposeAsync();
    }
}
