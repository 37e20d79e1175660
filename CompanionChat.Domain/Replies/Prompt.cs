namespace CompanionChat.Domain.Replies;

/// <summary>What a provider is asked: the instructions, then the newest part of the conversation.</summary>
/// <param name="System">The preamble of the house and the companion's persona.</param>
/// <param name="Turns">The conversation's newest messages, oldest first; the last is the one to answer.</param>
/// <param name="UserTag">Stands for the user towards the provider: opaque, 43 characters of base64url.</param>
public sealed record Prompt(string System, IReadOnlyList<PromptTurn> Turns, string UserTag);
