using System.Text.Json.Nodes;
using CompanionChat.LocalHost.Simulators.Books;
using CompanionChat.LocalHost.Simulators.Stripe.Api;
using CompanionChat.LocalHost.Simulators.Webhooks;

namespace CompanionChat.LocalHost.Simulators.Stripe.Ledger;

/// <summary>Tells the app what happened. Source: https://docs.stripe.com/api/events.</summary>
internal sealed class StripeEvents(WebhookDelivery delivery, SimulatorHome home, TimeProvider clock)
{
    /// <summary>The API version of callers who name none.</summary>
    public const string PinnedVersion = "2026-07-29.dahlia";

    private readonly Uri address = new(home.App, "/api/webhooks/stripe");

    /// <summary>Makes an event of an object as it is now, and sends it.</summary>
    /// <param name="change">The change that the event tells of.</param>
    /// <param name="type">Its type.</param>
    /// <param name="about">The object.</param>
    /// <param name="version">The API version that it is in.</param>
    /// <param name="previous">What of the object was different before, where Stripe tells that.</param>
    /// <returns>Ends when the app has taken it, or never will.</returns>
    public Task Send(BooksChange change, string type, JsonObject about, string version, JsonObject? previous = null)
    {
        var data = new JsonObject { ["object"] = about.DeepClone() };
        if (previous is not null)
        {
            data["previous_attributes"] = previous;
        }

        var id = StripeId.New("evt");
        var made = StripeObjects.New(StripeObjects.Event, id, clock.GetUtcNow()).With(new JsonObject
        {
            ["api_version"] = version,
            ["data"] = data,
            ["pending_webhooks"] = 1,
            ["request"] = new JsonObject { ["id"] = null, ["idempotency_key"] = null },
            ["type"] = type,
        });
        change.Put(StripeId.Key(id)!, made);
        return Send(change, made);
    }

    /// <summary>Sends an event that there is already, as somebody can have Stripe do.</summary>
    public Task Send(BooksChange change, JsonObject made) =>
        delivery.Enqueue(change, new Webhook($"{made.Text("id")} {made.Text("type")}", address, StripeAnswer.Text(made)));
}
