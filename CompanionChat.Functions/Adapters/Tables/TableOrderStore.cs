using Azure.Data.Tables;
using CompanionChat.Domain;
using CompanionChat.Domain.Payments;
using CompanionChat.Domain.Visitors;

namespace CompanionChat.Functions.Adapters.Tables;

/// <summary>Orders in Table Storage, in the partition of their user.</summary>
internal sealed class TableOrderStore(TableClient table) : IOrderStore
{
    private readonly TableReads reads = new(table);

    public Task<Stored<Order>?> ReadOrderAsync(UserKey user, OrderId id, CancellationToken cancellationToken) =>
        reads.PointAsync<OrderRow, Order>(user, TableKeys.Order(id), row => row.ToOrder(), cancellationToken);

    public IAsyncEnumerable<Order> ReadOrdersAsync(UserKey user, CancellationToken cancellationToken) =>
        reads.RangeAsync<OrderRow, Order>(TableKeys.Orders(user), pageSize: null, row => row.ToOrder(), cancellationToken).Select(stored => stored.Value);

    public Task<Stored<OpenCheckout>?> ReadOpenCheckoutAsync(
        UserKey user, string planId, PaymentProvider provider, CancellationToken cancellationToken) =>
        reads.PointAsync<OpenCheckoutRow, OpenCheckout>(
            user, TableKeys.OpenCheckout(planId, provider), row => row.ToOpenCheckout(), cancellationToken);

    public Task<Stored<RepeatedCheckout>?> ReadRepeatedCheckoutAsync(UserKey user, string keyHash, CancellationToken cancellationToken) =>
        reads.PointAsync<RepeatedCheckoutRow, RepeatedCheckout>(
            user, TableKeys.RepeatedCheckout(keyHash), row => row.ToRepeatedCheckout(), cancellationToken);
}
