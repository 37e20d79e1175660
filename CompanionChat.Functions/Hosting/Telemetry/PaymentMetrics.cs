using System.Diagnostics.Metrics;

namespace CompanionChat.Functions.Hosting.Telemetry;

/// <summary>What becomes of orders and of what payment providers report.</summary>
/// <param name="meters">Makes the meter.</param>
public sealed class PaymentMetrics(IMeterFactory meters)
{
    private readonly Counter<long> ordersChanged = meters.Create(ChatTelemetry.Name)
        .CreateCounter<long>("companionchat.orders.changed", "{order}", "Orders that came into a state.");

    private readonly Counter<long> webhooksFailed = meters.Create(ChatTelemetry.Name)
        .CreateCounter<long>("companionchat.webhooks.failed", "{webhook}", "Reports of payment providers that could not be taken.");

    /// <summary>An order came into a state.</summary>
    /// <param name="state">The state's name.</param>
    /// <param name="provider">The payment provider's name.</param>
    public void OrderChanged(string state, string provider) =>
        ordersChanged.Add(1, KeyValuePair.Create<string, object?>("state", state), KeyValuePair.Create<string, object?>("provider", provider));

    /// <summary>A report could not be taken.</summary>
    /// <param name="provider">The payment provider's name.</param>
    /// <param name="reason">Our own class of failure; nothing that the provider sent.</param>
    public void WebhookFailed(string provider, string reason) =>
        webhooksFailed.Add(1, KeyValuePair.Create<string, object?>("provider", provider), KeyValuePair.Create<string, object?>("reason", reason));
}
