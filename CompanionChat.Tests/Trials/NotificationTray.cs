using System.Collections.Concurrent;
using System.Net.Http.Headers;
using CompanionChat.Tests.Drivers;
using CompanionChat.Tests.Infrastructure;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CompanionChat.Tests.Trials;

/// <summary>Where simulated providers send their notifications instead of to the app: they lie there until the test carries them on.</summary>
internal sealed class NotificationTray : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Path, string Body, string ContentType)> taken = new();
    private LoopbackServer? server;

    private NotificationTray()
    {
    }

    /// <summary>The address that the app and the simulators take for the app's own.</summary>
    public Uri Address => server!.Address;

    public static async Task<NotificationTray> StartAsync()
    {
        var tray = new NotificationTray();
        tray.server = await LoopbackServer.StartAsync(app => app.MapPost("/{**path}", tray.TakeAsync));
        return tray;
    }

    /// <summary>Gives a host the newest notification about an order. All of them only say that there is something to read.</summary>
    public async Task<Answer> CarryOnAsync(IStage stage, string provider, string order)
    {
        await Eventually.TrueAsync(() => Find(provider, order).Path is not null);
        var (path, body, contentType) = Find(provider, order);
        var content = new StringContent(body) { Headers = { ContentType = MediaTypeHeaderValue.Parse(contentType) } };
        return await Visitor.Anonymous(stage.Http).SendAsync(HttpMethod.Post, path, content);
    }

    public ValueTask DisposeAsync() => server!.DisposeAsync();

    private (string Path, string Body, string ContentType) Find(string provider, string order) => taken.LastOrDefault(notification =>
        notification.Path.StartsWith($"/api/webhooks/{provider}", StringComparison.Ordinal) && notification.Body.Contains(order, StringComparison.Ordinal));

    private async Task TakeAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        taken.Enqueue(($"{request.Path}{request.QueryString}", await reader.ReadToEndAsync(), request.ContentType!));
    }
}
