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
        if (repeated is not null && await orders.ReadOrderAsync(user, repeated.Value.OrderId, cancellationToken) is { } known)
        {
            return !repeated.Value.IsSame(command)
                ? Refusal.InvalidRequest
                : await opening.FinishAsync(user, known, open, provider, cancellationToken);
        }

        if (open is not null && await orders.ReadOrderAsync(user, open.Value.OrderId, cancellationToken) is { } order)
        {
            if (CheckoutRules.IsStillGood(order.Value, command.Plan, clock.Now()))
            {
                return await RememberAsync(user, command, order.Value.Id, cancellationToken)
                    ? await opening.FinishAsync(user, order, open, provider, cancellationToken)
                    : null;
            }

            if (CheckoutRules.MustBeClosed(order.Value, clock.Now()))
            {
                await provider.CloseAsync(order.Value, cancellationToken);
            }
        }

        // Once it is written down, the next look goes on with it: so does a request that comes after a crash.
        return await WriteDownAsync(user, command, open, cancellationToken) ? await TryAsync(user, command, provider, cancellationToken) : null;
    }

    private Task<Stored<RepeatedCheckout>?> ReadRepeatedAsync(UserKey user, CheckoutCommand command, CancellationToken cancellationToken) =>
        command.KeyHash is { } hash
            ? orders.ReadRepeatedCheckoutAsync(user, hash, cancellationToken)
            : Task.FromResult<Stored<RepeatedCheckout>?>(null);

    private async Task<bool> RememberAsync(UserKey user, CheckoutCommand command, OrderId order, CancellationToken cancellationToken) =>
        command.Remember(order) is not { } remembered || await store.CommitAsync(user, [Change.Insert(remembered)], cancellationToken);

    private Task<bool> WriteDownAsync(UserKey user, CheckoutCommand command, Stored<OpenCheckout>? before, CancellationToken cancellationToken)
    {
        var id = OrderId.From(clock.Now(), RandomNumberGenerator.GetBytes(OrderId.EntropyBytes));
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(CallbackTokenBytes));
        var (order, open) = CheckoutRules.Begin(id, command, token);
        List<Change> changes = [Change.Insert(order), before is null ? Change.Insert(open) : Change.Replace(before, open)];
        if (command.Remember(id) is { } remembered)
        {
            changes.Add(Change.Insert(remembered));
        }

        return store.CommitAsync(user, changes, cancellationToken);
    }

    /// <summary>A checkout.</summary>
    /// <param name="Order">Its order.</param>
    /// <param name="IsNew">Whether this request opened it.</param>
    public sealed record Checkout(Order Order, bool IsNew);
}
