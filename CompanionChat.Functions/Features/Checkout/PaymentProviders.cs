using CompanionChat.Domain.Payments;

namespace CompanionChat.Functions.Features.Checkout;

/// <summary>The payment providers that are configured: only these are on offer.</summary>
public sealed class PaymentProviders(IEnumerable<IPaymentProvider> configured)
{
    private readonly Dictionary<PaymentProvider, IPaymentProvider> byName = configured.ToDictionary(provider => provider.Provider);

    /// <summary>Their names, cards first.</summary>
    public IReadOnlyList<PaymentProvider> OnOffer => [.. byName.Keys.Order()];

    /// <summary>One of them; null where it is not configured.</summary>
    public IPaymentProvider? Find(PaymentProvider provider) => byName.GetValueOrDefault(provider);
}
