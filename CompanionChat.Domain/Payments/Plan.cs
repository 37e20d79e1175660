namespace CompanionChat.Domain.Payments;

/// <summary>What can be bought, once.</summary>
/// <param name="Id">Letters, digits and hyphens, in the operator's hands.</param>
/// <param name="Name">What the buyer reads.</param>
/// <param name="Price">What it costs.</param>
/// <param name="Grants">What it gives.</param>
public sealed record Plan(string Id, string Name, Money Price, Grants Grants);
