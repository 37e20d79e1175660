using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using CompanionChat.Bench.Load;

namespace CompanionChat.Bench.Operations;

/// <summary>What clients ask of the app, over HTTP. Each is timed from before the request to the end of the answer's body.</summary>
internal sealed class AppOperations(Crowd crowd, Turns turns) : IOperations
{
    private const string Text = "How was your day? Mine was long, and I would like to hear of yours.";

    private int minted;
    private long sent;
    private long received;

    /// <summary>Milliseconds from before each send to the arrival of its pushed reply.</summary>
    public ConcurrentQueue<double> Completed { get; } = new();

    /// <summary>Bytes of bodies that were sent.</summary>
    public long BytesSent => Interlocked.Read(ref sent);

    /// <summary>Bytes of bodies that were received.</summary>
    public long BytesReceived => Interlocked.Read(ref received);

    /// <summary>Sends a message and waits for the pushed reply before it returns.</summary>
    /// <returns>Milliseconds to the 202.</returns>
    public async Task<double?> SendAsync(int client)
    {
        var person = turns.Next(client, crowd);
        if (!person.Nonces.TryDequeue(out var nonce))
        {
            return null;
        }

        var body = JsonSerializer.SerializeToUtf8Bytes(new { text = Text, nonceId = nonce.Value });
        var begin = Stopwatch.GetTimestamp();
        var answer = await AskAsync(person, HttpMethod.Post, $"/api/conversations/{person.Conversation}/messages", HttpStatusCode.Accepted, body);
        var accepted = Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
        var at = await person.Hub!.ReplyToAsync(JsonElement.Parse(answer).GetProperty("message").GetProperty("id").GetString()!);
        Completed.Enqueue(Stopwatch.GetElapsedTime(begin, at).TotalMilliseconds);
        return accepted;
    }

    /// <inheritdoc/>
    public Task<double?> OpenAsync(int client)
    {
        var person = turns.Next(client, crowd);
        return TimeAsync(person, HttpMethod.Get, $"/api/conversations/{person.Conversation}", HttpStatusCode.OK);
    }

    /// <inheritdoc/>
    public Task<double?> ThreadsAsync(int client) => TimeAsync(turns.Next(client, crowd), HttpMethod.Get, "/api/threads", HttpStatusCode.OK);

    /// <inheritdoc/>
    public Task<double?> ReadAsync(int client)
    {
        var person = turns.Next(client, crowd);
        var at = person.NextMark().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
        return TimeAsync(
            person, HttpMethod.Post, $"/api/conversations/{person.Conversation}/read", HttpStatusCode.NoContent, JsonSerializer.SerializeToUtf8Bytes(new { at }));
    }

    /// <inheritdoc/>
    public Task<double?> MintAsync(int client) => TimeAsync(
        crowd.Minters[(int)((uint)Interlocked.Increment(ref minted) % crowd.Minters.Count)],
        HttpMethod.Post,
        "/api/nonces",
        HttpStatusCode.Created,
        JsonSerializer.SerializeToUtf8Bytes(new { token = RandomNumberGenerator.GetHexString(20) }));

    private async Task<double?> TimeAsync(Person person, HttpMethod method, string path, HttpStatusCode expected, byte[]? body = null)
    {
        var begin = Stopwatch.GetTimestamp();
        await AskAsync(person, method, path, expected, body);
        return Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
    }

    private async Task<byte[]> AskAsync(Person person, HttpMethod method, string path, HttpStatusCode expected, byte[]? body)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add("X-ZUMO-AUTH", person.Token);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
            Interlocked.Add(ref sent, body.Length);
        }

        using var answer = await crowd.Http.SendAsync(request);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Interlocked.Add(ref received, bytes.Length);
        return answer.StatusCode == expected
            ? bytes
            : throw new HttpRequestException($"{method} {path} answered {(int)answer.StatusCode}: nothing that is measured may fail.");
    }
}
