using System.Globalization;
using System.Net;
using System.Text;
using CompanionChat.LocalHost.Simulators.Books;
using CompanionChat.LocalHost.Simulators.Webhooks;
using CompanionChat.LocalHost.Simulators.Webhooks.Faults;
using CompanionChat.Tests.Infrastructure;
using Microsoft.Extensions.Logging.Abstractions;

namespace CompanionChat.Tests.Simulators.Webhooks;

/// <summary>A delivery with its books, on a clock that the test moves, and the receiver of what it delivers.</summary>
internal sealed class DeliveryDriver : IAsyncDisposable
{
    private readonly SimulatorBooks books;

    private DeliveryDriver(WebhookReceiver receiver, string? file)
    {
        Receiver = receiver;
        books = new SimulatorBooks(file);
        Delivery = new WebhookDelivery("sample", new WebhookProtocol(Request, Judge, Pauses, TimeSpan.FromSeconds(30)), books, Clock, NullLogger<WebhookDelivery>.Instance);
    }

    public static IReadOnlyList<TimeSpan> Pauses { get; } = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4)];

    public ManualTimeProvider Clock { get; } = new();

    public WebhookReceiver Receiver { get; }

    public WebhookDelivery Delivery { get; }

    public static async Task<DeliveryDriver> StartAsync(WebhookReceiver receiver, string? file = null)
    {
        var driver = new DeliveryDriver(receiver, file);
        await driver.Delivery.StartedAsync(CancellationToken.None);
        return driver;
    }

    public void Turn(WebhookFaultMode mode, int times = 1, int delayMs = 0) => Delivery.Faults.Set(new WebhookFaultSetting(mode, delayMs, times));

    /// <summary>Sends one.</summary>
    /// <returns>Ends when it has arrived or never will.</returns>
    public Task Send(string text) => books.Change(change => Delivery.Enqueue(change, new Webhook(text, new Uri(Receiver.Address, "/hook"), text, "text/plain; charset=utf-8")));

    /// <summary>What arrives next, and how long after now it is made: by the time that it is noticed the clock may have been moved on.</summary>
    public async Task<(string Body, TimeSpan After)> NextAsync()
    {
        var before = Clock.GetUtcNow();
        var received = await Clock.RunAsync(Receiver.NextAsync(), TimeSpan.FromSeconds(10));
        return (received.Body, DateTimeOffset.FromUnixTimeSeconds(long.Parse(received.Headers["X-Made"], CultureInfo.InvariantCulture)) - before);
    }

    public async Task EndAsync(Task sent) => await Clock.RunAsync(EndedAsync(sent), TimeSpan.FromSeconds(10));

    public async ValueTask DisposeAsync()
    {
        await Delivery.DisposeAsync();
        books.Dispose();
    }

    private static async Task<bool> EndedAsync(Task sent)
    {
        await sent;
        return true;
    }

    private static WebhookVerdict Judge(HttpStatusCode status) =>
        status is HttpStatusCode.Unauthorized ? WebhookVerdict.Cancelled : WebhookProtocol.AnySuccess(status);

    private static HttpRequestMessage Request(Webhook webhook, DateTimeOffset now)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, webhook.Address) { Content = new StringContent(webhook.Body, Encoding.UTF8, "text/plain") };
        request.Headers.Add("X-Made", $"{now.ToUnixTimeSeconds()}");
        return request;
    }
}
