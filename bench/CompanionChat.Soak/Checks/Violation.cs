namespace CompanionChat.Soak.Checks;

/// <summary>Something that must never be, and is.</summary>
/// <param name="Rule">Of <see cref="Rules"/>.</param>
/// <param name="Who">Whose rows or whose screen.</param>
/// <param name="What">What was seen, with ids.</param>
internal sealed record Violation(string Rule, string Who, string What);
