using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CompanionChat.LocalHost.Simulators;
using CompanionChat.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace CompanionChat.Tests.Simulators;

/// <summary>The simulators on a real Kestrel, on a clock that the test moves.</summary>
public sealed class SimulatorServer : IAsyncLifetime
{
    private LoopbackServer? server;

    public ManualTimeProvider Clock { get; } = new();

    public HttpClient Http => server!.Http;

    public async Task InitializeAsync() => server = await LoopbackServer.StartAsync(
        app => app.MapSimulators(),
        services => services.AddSingleton<TimeProvider>(Clock).AddSimulators().AddSimulator("another"));

    public async Task DisposeAsync()
    {
        if (server is not null)
        {
            await server.DisposeAsync();
        }
    }

    public Task<HttpResponseMessage> TurnAsync(string simulator, object setting) => Http.PostAsJsonAsync($"/_sim/{simulator}/faults", setting);

    public Task<HttpResponseMessage> AskAsync(
        string body, string provider = "primary", string? key = "key", CancellationToken cancellationToken = default)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/_sim/llm/{provider}/v1/chat/completions")
        {
            Content = new StringContent(body, new MediaTypeHeaderValue("application/json")),
        };
        request.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        return Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    /// <summary>What the simulated model says, in a conversation that the user begins.</summary>
    public async Task<string> ReplyAsync(string persona, string provider, params string[] conversation)
    {
        var messages = new JsonArray(new JsonObject { ["role"] = "system", ["content"] = persona });
        foreach (var (index, text) in conversation.Index())
        {
            messages.Add(new JsonObject { ["role"] = index % 2 == 0 ? "user" : "assistant", ["content"] = text });
        }

        using var response = await AskAsync(new JsonObject { ["model"] = "any", ["messages"] = messages }.ToJsonString(), provider);
        var answer = await response.Content.ReadFromJsonAsync<JsonObject>();
        return (string)answer!["choices"]![0]!["message"]!["content"]!;
    }

    public async Task<JsonObject> VerifyAsync(string token, string? key = null, string? secret = "secret")
    {
        var fields = new Dictionary<string, string?>(StringComparer.Ordinal) { ["secret"] = secret, ["response"] = token, ["idempotency_key"] = key };
        using var form = new FormUrlEncodedContent(fields.Where(field => field.Value is not null)!);
        using var response = await Http.PostAsync("/_sim/turnstile/v0/siteverify", form);
        return (await response.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    public async Task<JsonObject> RequestsAsync(string simulator) => (await Http.GetFromJsonAsync<JsonObject>($"/_sim/{simulator}/requests"))!;
}
