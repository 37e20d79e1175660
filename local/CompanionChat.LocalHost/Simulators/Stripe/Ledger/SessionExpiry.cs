using System.Text.Json.Nodes;
using CompanionChat.LocalHost.Simulators.Books;
using Microsoft.Extensions.Hosting;

namespace CompanionChat.LocalHost.Simulators.Stripe.Ledger;

/// <summary>Expires the sessions whose time is over.</summary>
internal sealed class SessionExpiry(SimulatorBooks books, StripeCheckout checkout, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                foreach (var session in books.All<JsonObject>(StripeObjects.Session).Where(checkout.IsOverdue))
                {
                    Expire(StripeId.Key(session.Text("id")!)!);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The next host goes on.
        }
    }

    // It may have been paid since we looked.
    private void Expire(string key) => books.Change(change => checkout.Expire(change, change.Get<JsonObject>(key)!));
}
