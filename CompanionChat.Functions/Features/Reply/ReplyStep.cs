namespace CompanionChat.Functions.Features.Reply;

/// <summary>What an activity answers to the orchestration: an outcome and ids, never text.</summary>
/// <param name="Outcome">What it came to.</param>
/// <param name="ReplyId">The stored reply.</param>
/// <param name="Version">The conversation's version that this activity made; null where an earlier run of it did.</param>
public sealed record ReplyStep(ReplyOutcome Outcome, string? ReplyId = null, long? Version = null);
