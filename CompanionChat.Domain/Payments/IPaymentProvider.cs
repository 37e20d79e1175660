using CompanionChat.Domain.Visitors;

namespace CompanionChat.Domain.Payments;

/// <summary>
/// One way to pay. Every method may throw a <see cref="PaymentProviderUnavailableException"/>; each sets its own deadline, and
/// repeats by itself only what is safe to repeat.
/// </summary>
public interface IPaymentProvider
{
    /// <summary>Which one it is.</summary>
    PaymentProvider Provider { get; }

    /// <summary>
    /// Opens a checkout for an order. Safe to repeat: asked again for the same order and <see cref="Order.Attempt"/>, even at once and from another
    /// machine, it answers with the same checkout. All that is sent follows from the arguments alone.
    /// </summary>
    /// <param name="user">Whose order it is.</param>
    /// <param name="order">The order, as it is stored.</param>
    /// <param name="cancellationToken">The caller has gone.</param>
    Task<OpenedCheckout> OpenAsync(UserKey user, Order order, CancellationToken cancellationToken);

    /// <summary>Reads a checkout back.</summary>
    /// <param name="order">The order that it is said to belong to.</param>
    /// <param name="sessionId">The provider's id of the checkout.</param>
    /// <param name="cancellationToken">The caller has gone.</param>
    /// <returns>What the provider says; null where it knows no such checkout.</returns>
    Task<PaymentReport?> ReadAsync(Order order, string sessionId, CancellationToken cancellationToken);

    /// <summary>Ends a checkout that shall not be paid any more, where the provider can; one that has ended stays as it is.</summary>
    /// <param name="order">The order, with its <see cref="Order.SessionId"/>.</param>
    /// <param name="cancellationToken">The caller has gone.</param>
    Task CloseAsync(Order order, CancellationToken cancellationToken);
}
