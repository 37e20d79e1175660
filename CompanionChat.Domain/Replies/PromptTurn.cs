namespace CompanionChat.Domain.Replies;

/// <summary>One message of the conversation, as a provider sees it.</summary>
/// <param name="FromUser">The user wrote it; else the companion did.</param>
/// <param name="Text">The message.</param>
public readonly record struct PromptTurn(bool FromUser, string Text);
