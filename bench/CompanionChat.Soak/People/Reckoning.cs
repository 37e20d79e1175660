using CompanionChat.Soak.Checks;

namespace CompanionChat.Soak.People;

/// <summary>What a visitor's stay came to.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Till">The providers' books.</param>
internal sealed record Reckoning(UserRows Rows, IReadOnlyList<TillEntry> Till);
