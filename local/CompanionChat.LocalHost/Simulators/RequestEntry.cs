namespace CompanionChat.LocalHost.Simulators;

/// <summary>One call to a simulator, as its log shows it: no text, no key.</summary>
/// <param name="Time">When it arrived.</param>
/// <param name="Status">What was answered; null while nothing is, and for ever where the caller was left without an answer.</param>
/// <param name="Model">The model that was asked for, where the upstream has models.</param>
public sealed record RequestEntry(DateTimeOffset Time, int? Status = null, string? Model = null);
