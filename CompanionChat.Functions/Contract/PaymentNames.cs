using System.Collections.Frozen;
using CompanionChat.Domain.Payments;

namespace CompanionChat.Functions.Contract;

/// <summary>How the contract spells payment providers and the status of a purchase.</summary>
public static class PaymentNames
{
    private static readonly FrozenDictionary<PaymentProvider, string> Providers = new Dictionary<PaymentProvider, string>
    {
        [PaymentProvider.Stripe] = "stripe",
        [PaymentProvider.CoinGate] = "coingate",
        [PaymentProvider.Upgate] = "upgate",
    }.ToFrozenDictionary();

    /// <summary>A provider's name.</summary>
    public static string Of(PaymentProvider provider) => Providers[provider];

    /// <summary>The provider of that name; null for none.</summary>
    public static PaymentProvider? ProviderOf(string name)
    {
        foreach (var (provider, known) in Providers)
        {
            if (known.Equals(name, StringComparison.Ordinal))
            {
                return provider;
            }
        }

        return null;
    }

    /// <summary>A status.</summary>
    public static string Of(OrderStatus status) => status switch
    {
        OrderStatus.Pending => "pending",
        OrderStatus.Paid => "paid",
        OrderStatus.Expired => "expired",
        OrderStatus.Refunded => "refunded",
        OrderStatus.Disputed => "disputed",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "A status that the contract does not name."),
    };
}
