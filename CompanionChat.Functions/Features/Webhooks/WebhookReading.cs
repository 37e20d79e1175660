using CompanionChat.Domain.Payments;
using CompanionChat.Domain.Visitors;

namespace CompanionChat.Functions.Features.Webhooks;

/// <summary>What a notification turned out to be.</summary>
public abstract record WebhookReading
{
    private WebhookReading()
    {
    }

    /// <summary>It is not the provider's: nothing is done.</summary>
    /// <param name="Reason">Why, in a word, for the log: <c>signature</c>, <c>malformed</c>.</param>
    public sealed record Forged(string Reason) : WebhookReading;

    /// <summary>It is the provider's, and of no interest.</summary>
    /// <param name="Type">The kind of event, for the log.</param>
    public sealed record Ignored(string Type) : WebhookReading;

    /// <summary>It says something about an order.</summary>
    /// <param name="User">Whose order.</param>
    /// <param name="OrderId">Which order.</param>
    public sealed record Concerns(UserKey User, OrderId OrderId) : WebhookReading
    {
        /// <summary>The kind of event, for the log.</summary>
        public required string Type { get; init; }

        /// <summary>The provider's id of the checkout; null where it was not named, and the order's own is meant.</summary>
        public string? SessionId { get; init; }

        /// <summary>What a provider that signs says about money; empty where the notification itself proves nothing.</summary>
        public PaymentFacts Facts { get; init; } = PaymentFacts.None;

        /// <summary>
        /// What must be the order's <see cref="Order.CallbackToken"/> for the notification to be the provider's; null where its signature has
        /// already shown that.
        /// </summary>
        public string? CallbackToken { get; init; }

        /// <summary>Whether the checkout must be read back even where the order is paid: the provider tells of refunds in no other way.</summary>
        public bool MustReadBack { get; init; }
    }
}
