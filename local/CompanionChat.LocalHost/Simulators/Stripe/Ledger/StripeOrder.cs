using System.Text.Json.Nodes;

namespace CompanionChat.LocalHost.Simulators.Stripe.Ledger;

/// <summary>What a session must remember beside what the API shows of it.</summary>
/// <param name="Name">What is bought.</param>
/// <param name="PaymentMetadata">The metadata of its payment, which there is none of before somebody pays.</param>
/// <param name="Version">The API version of its events.</param>
internal sealed record StripeOrder(string Name, JsonObject PaymentMetadata, string Version)
{
    /// <summary>Its key in the books.</summary>
    public static string Key(string session) => $"order/{session}";

    /// <summary>The key under which the books know the session of a payment.</summary>
    public static string SessionKey(string intent) => $"session-of/{intent}";
}
