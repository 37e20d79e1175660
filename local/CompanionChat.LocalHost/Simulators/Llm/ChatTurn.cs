namespace CompanionChat.LocalHost.Simulators.Llm;

/// <summary>One message of a chat completions request.</summary>
/// <param name="Role">system, developer, user or assistant.</param>
/// <param name="Text">Its text; parts that are no text are left out.</param>
public sealed record ChatTurn(string Role, string Text);
