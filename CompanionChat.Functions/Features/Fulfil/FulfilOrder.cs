using System.Security.Cryptography;
using System.Text;
using CompanionChat.Domain;
using CompanionChat.Domain.Conversations;
using CompanionChat.Domain.Payments;
using CompanionChat.Domain.Visitors;
using CompanionChat.Functions.Contract;
using CompanionChat.Functions.Features.Checkout;
using CompanionChat.Functions.Hosting;
using CompanionChat.Functions.Hosting.Telemetry;
using Microsoft.Extensions.Logging;

namespace CompanionChat.Functions.Features.Fulfil;

/// <summary>
/// Settles an order with what its provider says: the one way in which anything is granted or taken back, for success pages and notifications alike. Order
/// and profile change together under their ETags, so whichever comes first does it, and every later one finds it done.
/// </summary>
public sealed class FulfilOrder(
    IChatStore store, IOrderStore orders, PaymentProviders providers, CommitRetries retries, PaymentMetrics metrics, TimeProvider clock, ILogger<FulfilOrder> logger)
{
    /// <summary>Settles it.</summary>
    /// <returns>Where the order stands; or that there is none, that the notice is not the provider's, or that storage is busy.</returns>
    /// <exception cref="PaymentProviderUnavailableException">The provider must be asked, and does not answer. Nothing has changed.</exception>
    public Task<Decision<Fulfilled>> HandleAsync(UserKey user, OrderId id, Notice notice, CancellationToken cancellationToken)
    {
        var look = new Look();
        return retries.UntilSettledAsync<Fulfilled>(
            CommitRetries.ForAPerson, token => TryAsync(user, id, notice, look, token), cancellationToken);
    }

    private async Task<Decision<Fulfilled>?> TryAsync(UserKey user, OrderId id, Notice notice, Look look, CancellationToken cancellationToken)
    {
        var stored = await orders.ReadOrderAsync(user, id, cancellationToken);
        if (stored is null)
        {
            return Refusal.NotFound;
        }

        if (!IsGenuine(notice, stored.Value))
        {
            return Refusal.WebhookNotGenuine;
        }

        // After the order, never at the same time: an order that is granted would be answered with the profile from before the grant.
        var profile = await store.ReadProfileAsync(user, cancellationToken);
        look.Begin(profile?.Value);
        if (!look.HasAsked)
        {
            look.Heard(await AskAsync(stored.Value, notice, cancellationToken));
        }

        var settlement = FulfilRules.Settle(user, stored.Value, profile?.Value, look.Report, notice.Facts, clock.Now());
        var changes = await ChangesAsync(user, stored, profile, settlement, cancellationToken);
        if (changes.Count > 0 && !await store.CommitAsync(user, changes, cancellationToken))
        {
            return null;
        }

        Tell(stored.Value, settlement, look.Report);
        return new Fulfilled(settlement.Order, settlement.Profile, look.FirstProfile != settlement.Profile);
    }

    private async Task<PaymentReport?> AskAsync(Order order, Notice notice, CancellationToken cancellationToken)
    {
        var session = notice.SessionId ?? order.SessionId;
        var isSettled = order.GrantedAt is not null && string.Equals(session, order.SessionId, StringComparison.Ordinal);
        if (session is null || (isSettled && !notice.MustReadBack))
        {
            return null;
        }

        if (providers.Find(order.Provider) is { } provider)
        {
            return await provider.ReadAsync(order, session, cancellationToken);
        }

        FulfilLog.ProviderGone(logger, order.Id, order.Provider);
        return null;
    }

    private async Task<List<Change>> ChangesAsync(
        UserKey user, Stored<Order> order, Stored<Profile>? profile, Settlement settlement, CancellationToken cancellationToken)
    {
        var changes = new List<Change>();
        if (settlement.Order == order.Value)
        {
            return changes;
        }

        changes.Add(Change.Replace(order, settlement.Order));
        if (settlement.Profile is { } after && after != profile?.Value)
        {
            changes.Add(profile is null ? Change.Insert(after) : Change.Replace(profile, after));
        }

        if (settlement.Order.State is not (OrderState.Opening or OrderState.Open)
            && order.Value.State is OrderState.Opening or OrderState.Open
            && await orders.ReadOpenCheckoutAsync(user, order.Value.Plan.Id, order.Value.Provider, cancellationToken) is { } open
            && open.Value.OrderId == order.Value.Id)
        {
            changes.Add(Change.Delete(open));
        }

        return changes;
    }

    private void Tell(Order before, Settlement settlement, PaymentReport? report)
    {
        var after = settlement.Order;
        if (settlement.Mismatch is { } mismatch)
        {
            FulfilLog.NotGranted(logger, after.Id, mismatch, after.Provider, report?.SessionId);
        }

        var status = after.StatusAt(clock.Now());
        if (before.StatusAt(clock.Now()) != status)
        {
            metrics.OrderChanged(PaymentNames.Of(status), PaymentNames.Of(after.Provider));
        }

        if (before.State != after.State)
        {
            FulfilLog.Moved(logger, after.Id, before.State, after.State);
        }

        if (before.Due != after.Due)
        {
            FulfilLog.TakenBack(logger, after.Id, after.Due.Tokens, after.Due.Premium, after.Taken.Tokens, after.Taken.Premium);
        }

        if (settlement.SpentTokens > 0)
        {
            FulfilLog.Forgiven(logger, after.Id, settlement.SpentTokens);
        }
    }

    private static bool IsGenuine(Notice notice, Order order) =>
        notice.CallbackToken is not { } token
        || CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(order.CallbackToken));

    // A commit that met another one is tried again; the provider is asked once, and what the user's screens showed is what they had at first.
    private sealed class Look
    {
        private bool hasBegun;

        public Profile? FirstProfile { get; private set; }

        public PaymentReport? Report { get; private set; }

        public bool HasAsked { get; private set; }

        public void Begin(Profile? profile)
        {
            FirstProfile = hasBegun ? FirstProfile : profile;
            hasBegun = true;
        }

        public void Heard(PaymentReport? report) => (Report, HasAsked) = (report, true);
    }
}
