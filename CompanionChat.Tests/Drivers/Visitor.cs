using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using CompanionChat.Domain.Visitors;
using CompanionChat.Tests.Infrastructure;

namespace CompanionChat.Tests.Drivers;

/// <summary>Somebody who uses the app over HTTP, and holds every answer against the contract.</summary>
public sealed class Visitor(HttpClient http, string userId, string? token)
{
    /// <summary>The visitor's id with the identity provider.</summary>
    public string UserId => userId;

    /// <summary>The session token; null for somebody who has not signed in.</summary>
    public string? Token => token;

    /// <summary>The visitor's partition.</summary>
    public UserKey Key => UserKey.From("local", userId)!.Value;

    /// <summary>Signs in.</summary>
    public static async Task<Visitor> SignInAsync(HttpClient http, string? userId = null)
    {
        var id = userId ?? "visitor-" + RandomNumberGenerator.GetHexString(12, lowercase: true);
        var login = await http.PostAsJsonAsync("/.auth/login/local", new { userId = id, name = id });
        login.EnsureSuccessStatusCode();
        var body = await login.Content.ReadFromJsonAsync<JsonElement>();
        return new Visitor(http, id, body.GetProperty("authenticationToken").GetString());
    }

    /// <summary>Somebody who has not signed in.</summary>
    public static Visitor Anonymous(HttpClient http) => new(http, "", null);

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    public Task<Answer> PostAsync(string path, object body, string? idempotencyKey = null) =>
        SendAsync(HttpMethod.Post, path, JsonContent.Create(body), idempotencyKey);

    /// <summary>Sends any request.</summary>
    public async Task<Answer> SendAsync(
        HttpMethod method, string path, HttpContent? content, string? idempotencyKey = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (token is not null)
        {
            request.Headers.Add("X-ZUMO-AUTH", token);
        }

        if (idempotencyKey is not null)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", idempotencyKey);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        var response = await http.SendAsync(request);
        var bytes = await response.Content.ReadAsByteArrayAsync();
        var isJson = response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) is true;
        var body = bytes.Length > 0 && isJson ? JsonDocument.Parse(bytes).RootElement : default;
        ContractOfAnswers.AssertFits(request, response, body);
        return new Answer(response.StatusCode, body, response);
    }

    /// <summary>Starts or finds the conversation with a companion; answers its id.</summary>
    public async Task<string> StartAsync(string companionId) =>
        (await PostAsync("/api/conversations", new { companionId }))["conversationId"];

    /// <summary>Mints a nonce.</summary>
    public async Task<string> MintAsync() =>
        (await PostAsync("/api/nonces", new { token = RandomNumberGenerator.GetHexString(20) })).Expect(HttpStatusCode.Created)["nonceId"];

    /// <summary>Sends a message with a fresh nonce.</summary>
    public async Task<Answer> SayAsync(string conversationId, string text, string? idempotencyKey = null) =>
        await SayAsync(conversationId, text, await MintAsync(), idempotencyKey);

    /// <summary>Sends a message with this nonce.</summary>
    public Task<Answer> SayAsync(string conversationId, string text, string nonceId, string? idempotencyKey) =>
        PostAsync($"/api/conversations/{conversationId}/messages", new { text, nonceId }, idempotencyKey);

    /// <summary>Reads the conversation.</summary>
    public async Task<JsonElement> OpenAsync(string conversationId) =>
        (await GetAsync($"/api/conversations/{conversationId}?limit=200")).Expect(HttpStatusCode.OK).Body;

    /// <summary>The free text messages that are left.</summary>
    public async Task<int> FreeTextAsync(string conversationId) =>
        (await OpenAsync(conversationId)).GetProperty("freeRemaining").GetProperty("text").GetInt32();
}
