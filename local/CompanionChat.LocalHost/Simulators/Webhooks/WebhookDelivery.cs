using System.Collections.Concurrent;
using System.Security.Cryptography;
using CompanionChat.LocalHost.Simulators.Books;
using CompanionChat.LocalHost.Simulators.Webhooks.Faults;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CompanionChat.LocalHost.Simulators.Webhooks;

/// <summary>
/// Delivers a simulator's webhooks: at once and all beside each other, again after a pause where they were not taken, and after a restart where
/// the host died before. So they arrive at least once and in any order, as real ones do.
/// </summary>
internal sealed partial class WebhookDelivery(
    string simulator, WebhookProtocol protocol, SimulatorBooks books, TimeProvider clock, ILogger<WebhookDelivery> log)
    : IHostedLifecycleService, IAsyncDisposable
{
    private readonly WebhookSender sender = new(protocol, clock);
    private readonly ConcurrentDictionary<WebhookRun, Task> running = new();
    private readonly CancellationTokenSource stopping = new();

    /// <summary>The simulator whose webhooks these are.</summary>
    public string Simulator => simulator;

    /// <summary>Which of them go wrong.</summary>
    public WebhookFaultDial Faults { get; } = new();

    /// <summary>What was tried.</summary>
    public WebhookLog Log => sender.Log;

    /// <summary>What has not arrived yet, the newest first.</summary>
    public IReadOnlyList<PendingWebhook> Pending => books.All<PendingWebhook>(PendingWebhook.Kind);

    /// <summary>Delivers a webhook as soon as the change of the books that causes it is kept.</summary>
    /// <param name="change">The change; the webhook is part of it.</param>
    /// <param name="webhook">What to deliver.</param>
    /// <returns>Ends when it has arrived or never will; nobody needs to wait for that.</returns>
    public Task Enqueue(BooksChange change, Webhook webhook)
    {
        var arrival = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var run = NewRun(arrival, webhook);
        var (fault, follower) = Faults.Take(run);
        run.Follower = follower;
        switch (fault.Mode)
        {
            case WebhookFaultMode.Drop:
                run.End();
                return arrival.Task;
            case WebhookFaultMode.Swap:
                change.Put(run.Pending.Key(), run.Pending);
                return arrival.Task;
            case WebhookFaultMode.Delay:
                run.Pending = run.Pending with { Due = run.Pending.Due + TimeSpan.FromMilliseconds(fault.DelayMs) };
                break;
            case WebhookFaultMode.Double:
                Start(change, NewRun(arrival, webhook));
                break;
        }

        Start(change, run);
        return arrival.Task;
    }

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        foreach (var pending in Pending.Reverse())
        {
            Start(new WebhookRun(new TaskCompletionSource(), pending with { Due = clock.GetUtcNow() }));
        }

        return Task.CompletedTask;
    }

    /// <summary>Stops; what has not arrived stays in the books.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        await Task.WhenAll(running.Values);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync(CancellationToken.None);
        sender.Dispose();
    }

    Task IHostedLifecycleService.StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    Task IHostedService.StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    Task IHostedLifecycleService.StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    Task IHostedLifecycleService.StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private WebhookRun NewRun(TaskCompletionSource arrival, Webhook webhook) =>
        new(arrival, new PendingWebhook(RandomNumberGenerator.GetHexString(16, lowercase: true), webhook, clock.GetUtcNow()));

    private void Start(BooksChange change, WebhookRun run)
    {
        change.Put(run.Pending.Key(), run.Pending);
        change.Then(() => Start(run));
    }

    private void Start(WebhookRun run)
    {
        var task = DeliverAsync(run);
        running[run] = task;
        _ = task.ContinueWith(
            ended => _ = ended.IsCompletedSuccessfully && running.TryRemove(run, out _), TaskScheduler.Default);
    }

    private async Task DeliverAsync(WebhookRun run)
    {
        try
        {
            while (await TryAsync(run))
            {
            }

            run.End();
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // It is in the books; the next host delivers it.
        }
    }

    /// <summary>Tries once when it is due, and says whether to try again.</summary>
    private async Task<bool> TryAsync(WebhookRun run)
    {
        if (run.Pending.Due - clock.GetUtcNow() is { Ticks: > 0 } wait)
        {
            await Task.Delay(wait, clock, stopping.Token);
        }

        var attempt = run.Pending with { Attempts = run.Pending.Attempts + 1 };
        var verdict = await sender.SendAsync(attempt, stopping.Token);
        if (run.Release() is { } follower)
        {
            Start(follower);
        }

        return verdict is WebhookVerdict.Retry && attempt.Attempts <= protocol.Pauses.Count ? Postpone(run, attempt) : End(run, attempt, verdict);
    }

    private bool Postpone(WebhookRun run, PendingWebhook attempt)
    {
        run.Pending = attempt with { Due = clock.GetUtcNow() + protocol.Pauses[attempt.Attempts - 1] };
        return books.Change(change =>
        {
            change.Put(run.Pending.Key(), run.Pending);
            return true;
        });
    }

    private bool End(WebhookRun run, PendingWebhook attempt, WebhookVerdict verdict)
    {
        run.Pending = attempt;
        if (verdict is not WebhookVerdict.Delivered)
        {
            LogGivenUp(simulator, attempt.Webhook.Subject, attempt.Attempts);
        }

        return books.Change(change =>
        {
            change.Remove(attempt.Key());
            return false;
        });
    }

    [LoggerMessage(1, LogLevel.Warning, "The simulator {Simulator} gives up the webhook {Subject} after {Attempts} attempts.")]
    private partial void LogGivenUp(string simulator, string subject, int attempts);
}
