using CompanionChat.Domain.Payments;

namespace CompanionChat.Functions.Features.Fulfil;

/// <summary>Where an order stands.</summary>
/// <param name="Order">The order.</param>
/// <param name="Profile">What the user has; null for nothing.</param>
/// <param name="ProfileChanged">Whether that changed while we looked: the user's screens must know.</param>
public sealed record Fulfilled(Order Order, Profile? Profile, bool ProfileChanged);
