using CompanionChat.Domain.Conversations;
using CompanionChat.Domain.Visitors;

namespace CompanionChat.Domain.Payments;

/// <summary>
/// Orders as they are stored; they are changed by <see cref="IChatStore.CommitAsync"/>, together with the profile. Every method may throw a
/// <see cref="StorageUnavailableException"/>.
/// </summary>
public interface IOrderStore
{
    /// <summary>One order, or null.</summary>
    Task<Stored<Order>?> ReadOrderAsync(UserKey user, OrderId id, CancellationToken cancellationToken);

    /// <summary>All orders of the user, newest first, read page by page as they are asked for.</summary>
    IAsyncEnumerable<Order> ReadOrdersAsync(UserKey user, CancellationToken cancellationToken);

    /// <summary>The open checkout of a plan, or null. It may have expired.</summary>
    Task<Stored<OpenCheckout>?> ReadOpenCheckoutAsync(
        UserKey user, string planId, PaymentProvider provider, CancellationToken cancellationToken);

    /// <summary>Which order a request with that key led to, or null.</summary>
    Task<Stored<RepeatedCheckout>?> ReadRepeatedCheckoutAsync(UserKey user, string keyHash, CancellationToken cancellationToken);
}
