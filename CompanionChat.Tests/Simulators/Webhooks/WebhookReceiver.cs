using System.Collections.Concurrent;
using System.Threading.Channels;
using CompanionChat.Tests.Infrastructure;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CompanionChat.Tests.Simulators.Webhooks;

/// <summary>Stands for the app where webhooks arrive: takes what is POSTed anywhere, and answers as it is told, else 200.</summary>
public sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly Channel<Received> arrived = Channel.CreateUnbounded<Received>();
    private readonly ConcurrentQueue<Func<Task<int>>> answers = new();
    private LoopbackServer? server;

    public Uri Address => server!.Address;

    public int Count { get; private set; }

    public static async Task<WebhookReceiver> StartAsync()
    {
        var receiver = new WebhookReceiver();
        receiver.server = await LoopbackServer.StartAsync(app => app.MapPost("/{**path}", receiver.TakeAsync));
        return receiver;
    }

    public WebhookReceiver Answers(params int[] statuses)
    {
        Array.ForEach(statuses, status => answers.Enqueue(() => Task.FromResult(status)));
        return this;
    }

    /// <summary>The next one is answered when the task says with what.</summary>
    public WebhookReceiver AnswersWhen(Task<int> told)
    {
        answers.Enqueue(() => told);
        return this;
    }

    /// <summary>What arrived next.</summary>
    public Task<Received> NextAsync() => arrived.Reader.ReadAsync().AsTask();

    public ValueTask DisposeAsync() => server!.DisposeAsync();

    private async Task TakeAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync();
        Count++;
        var answer = answers.TryDequeue(out var told) ? told() : Task.FromResult(200);
        arrived.Writer.TryWrite(new Received(
            http.Request.Path, body, http.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase)));
        http.Response.StatusCode = await answer;
        if (http.Response.StatusCode is 302)
        {
            http.Response.Headers.Location = "/elsewhere";
        }
    }

    public sealed record Received(string Path, string Body, IReadOnlyDictionary<string, string> Headers);
}
