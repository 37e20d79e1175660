using CompanionChat.Domain.Payments;
using CompanionChat.Domain.Visitors;

namespace CompanionChat.Functions.Adapters.Stripe;

/// <summary>
/// How Stripe's objects name our user and order (<see href="https://docs.stripe.com/metadata"/>). Nothing copies it from a session to its payment, so
/// both are given it; a charge gets its payment's.
/// </summary>
internal static class OrderMetadata
{
    private const string User = "user_key";
    private const string UserRest = "user_key_rest";
    private const string Order = "order_id";

    /// <summary>Stripe's limit for a value, in characters; a user's key can be a little longer.</summary>
    private const int ValueLimit = 500;

    public static Dictionary<string, string> Of(UserKey user, OrderId order)
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [User] = user.Value[..Math.Min(user.Value.Length, ValueLimit)],
            [Order] = order.Value,
        };
        if (user.Value.Length > ValueLimit)
        {
            metadata[UserRest] = user.Value[ValueLimit..];
        }

        return metadata;
    }

    /// <summary>The user's key as it stands there, unchecked; null for none.</summary>
    public static string? UserOf(IReadOnlyDictionary<string, string>? metadata) =>
        metadata?.GetValueOrDefault(User) is { } user ? user + metadata.GetValueOrDefault(UserRest) : null;

    /// <summary>The order's id as it stands there, unchecked; null for none.</summary>
    public static string? OrderOf(IReadOnlyDictionary<string, string>? metadata) => metadata?.GetValueOrDefault(Order);

    /// <summary>User and order; null where the object is not of one of our orders.</summary>
    public static (UserKey User, OrderId Order)? Read(IReadOnlyDictionary<string, string>? metadata) =>
        UserKey.Parse(UserOf(metadata)) is { } user && OrderId.Parse(OrderOf(metadata)) is { } order ? (user, order) : null;
}
