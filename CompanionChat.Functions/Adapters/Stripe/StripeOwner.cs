using CompanionChat.Domain.Payments;
using CompanionChat.Domain.Visitors;

namespace CompanionChat.Functions.Adapters.Stripe;

/// <summary>Whose money it is.</summary>
/// <param name="User">The user.</param>
/// <param name="Order">The user's order.</param>
/// <param name="PaymentId">The PaymentIntent, where it was named.</param>
internal readonly record struct StripeOwner(UserKey User, OrderId Order, string? PaymentId);
