using System.Buffers.Text;
using System.Security.Cryptography;
using CompanionChat.Domain;
using CompanionChat.Domain.Conversations;
using CompanionChat.Domain.Payments;
using CompanionChat.Domain.Visitors;
using CompanionChat.Functions.Hosting;

namespace CompanionChat.Functions.Features.Checkout;

/// <summary>
/// Leads a wish to pay to its one open checkout. The order is written down before the provider is asked, so whatever dies on the way, asking again
/// goes on with the same order, and the provider answers with the same checkout.
/// </summary>
public sealed class CreateCheckoutHandler(IChatStore store, IOrderStore orders, OpenOrder opening, CommitRetries retries, TimeProvider clock)
{
    private const int CallbackTokenBytes = 32;

    /// <summary>Opens a checkout, or finds the open one.</summary>
    /// <exception cref="PaymentProviderUnavailableException">The provider did not open it. Asking again goes on with the same order.</exception>
    public Task<Decision<Checkout>> HandleAsync(
        UserKey user, CheckoutCommand command, IPaymentProvider provider, CancellationToken cancellationToken) =>
        retries.UntilSettledAsync<Checkout>(CommitRetries.ForAPerson, token => TryAsync(user, command, provider, token), cancellationToken);

    private async Task<Decision<Checkout>?> TryAsync(
        UserKey user, CheckoutCommand command, IPaymentProvider provider, CancellationToken cancellationToken)
    {
        var reading = orders.ReadOpenCheckoutAsync(user, command.Plan.Id, command.Provider, cancellationToken);
        var repeated = await ReadRepeatedAsync(user, command, cancellationToken);
        var open = await reading;
        if (repeated?.Value.IsSame(command) is false)
        {
            return Refusal.InvalidRequest;
        }

        var known = await ReadOrderAsync(user, repeated?.Value.OrderId, cancellationToken);
        if (known is { Value.CheckoutUrl: not null })
        {
            return new Checkout(known.Value, IsNew: false);
        }

        // A key whose order has no checkout binds nobody: another order may have taken its place, and only the order of the open checkout is ever opened.
        var order = known?.Value.Id == open?.Value.OrderId ? known : await ReadOrderAsync(user, open?.Value.OrderId, cancellationToken);
        if (open is not null && order is not null)
        {
            if (CheckoutRules.IsStillGood(order.Value, command.Plan, clock.Now()))
            {
                return await RememberAsync(user, command, repeated, order.Value.Id, cancellationToken)
                    ? await opening.FinishAsync(user, order, open, provider, cancellationToken)
                    : null;
            }

            if (CheckoutRules.MustBeClosed(order.Value, clock.Now()))
            {
                await provider.CloseAsync(order.Value, cancellationToken);
            }
        }

        // Once it is written down, the next look goes on with it: so does a request that comes after a crash.
        return await WriteDownAsync(user, command, open, repeated, cancellationToken) ? await TryAsync(user, command, provider, cancellationToken) : null;
    }

    private Task<Stored<RepeatedCheckout>?> ReadRepeatedAsync(UserKey user, CheckoutCommand command, CancellationToken cancellationToken) =>
        command.KeyHash is { } hash
            ? orders.ReadRepeatedCheckoutAsync(user, hash, cancellationToken)
            : Task.FromResult<Stored<RepeatedCheckout>?>(null);

    private Task<Stored<Order>?> ReadOrderAsync(UserKey user, OrderId? id, CancellationToken cancellationToken) =>
        id is { } known ? orders.ReadOrderAsync(user, known, cancellationToken) : Task.FromResult<Stored<Order>?>(null);

    private async Task<bool> RememberAsync(
        UserKey user, CheckoutCommand command, Stored<RepeatedCheckout>? before, OrderId order, CancellationToken cancellationToken) =>
        command.Remember(order) is not { } remembered
        || remembered == before?.Value
        || await store.CommitAsync(user, [Put(before, remembered)], cancellationToken);

    private Task<bool> WriteDownAsync(
        UserKey user, CheckoutCommand command, Stored<OpenCheckout>? openBefore, Stored<RepeatedCheckout>? repeatedBefore, CancellationToken cancellationToken)
    {
        var id = OrderId.From(clock.Now(), RandomNumberGenerator.GetBytes(OrderId.EntropyBytes));
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(CallbackTokenBytes));
        var (order, open) = CheckoutRules.Begin(id, command, token);
        List<Change> changes = [Change.Insert(order), Put(openBefore, open)];
        if (command.Remember(id) is { } remembered)
        {
            changes.Add(Put(repeatedBefore, remembered));
        }

        return store.CommitAsync(user, changes, cancellationToken);
    }

    private static Change Put<T>(Stored<T>? before, T after)
        where T : IChatRow => before is null ? Change.Insert(after) : Change.Replace(before, after);

    /// <summary>A checkout.</summary>
    /// <param name="Order">Its order.</param>
    /// <param name="IsNew">Whether this request opened it.</param>
    public sealed record Checkout(Order Order, bool IsNew);
}
