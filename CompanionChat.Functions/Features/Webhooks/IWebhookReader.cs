using CompanionChat.Domain.Payments;

namespace CompanionChat.Functions.Features.Webhooks;

/// <summary>Knows one provider's notifications. Changes nothing.</summary>
public interface IWebhookReader
{
    /// <summary>Whose notifications it reads.</summary>
    PaymentProvider Provider { get; }

    /// <summary>Finds out what a notification is.</summary>
    /// <param name="delivery">As it came in, untrusted.</param>
    /// <param name="cancellationToken">The caller has gone.</param>
    /// <exception cref="PaymentProviderUnavailableException">The provider must be asked to know, and does not answer: a later delivery can help.</exception>
    Task<WebhookReading> ReadAsync(WebhookDelivery delivery, CancellationToken cancellationToken);
}
