using System.Security.Cryptography;

namespace CompanionChat.LocalHost.Simulators.Stripe.Ledger;

/// <summary>Ids as Stripe makes them: a prefix that tells the kind, and letters and digits that nobody guesses.</summary>
internal static class StripeId
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        ["cs"] = StripeObjects.Session,
        ["pi"] = StripeObjects.Intent,
        ["ch"] = StripeObjects.Charge,
        ["dp"] = StripeObjects.Dispute,
        ["re"] = StripeObjects.Refund,
        ["evt"] = StripeObjects.Event,
    };

    /// <summary>A new one.</summary>
    public static string New(string prefix, int letters = 24) => $"{prefix}_{RandomNumberGenerator.GetString(Alphabet, letters)}";

    /// <summary>Where the books keep the object of that id; null where it is the id of nothing.</summary>
    public static string? Key(string id) => Kinds.TryGetValue(id.Split('_')[0], out var kind) ? $"{kind}/{id}" : null;
}
