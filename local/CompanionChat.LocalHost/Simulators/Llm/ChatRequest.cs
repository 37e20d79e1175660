namespace CompanionChat.LocalHost.Simulators.Llm;

/// <summary>What the simulator needs of a chat completions request.</summary>
/// <param name="Model">Whose name the answer bears.</param>
/// <param name="Turns">All messages, the instructions too, oldest first; at least one.</param>
/// <param name="Stream">Answer in server-sent events.</param>
/// <param name="IncludeUsage">End the stream with an event that counts tokens.</param>
public sealed record ChatRequest(string Model, IReadOnlyList<ChatTurn> Turns, bool Stream, bool IncludeUsage)
{
    /// <summary>The companion's and the user's messages.</summary>
    public IReadOnlyList<ChatTurn> Conversation { get; } = [.. Turns.Where(turn => turn.Role is "user" or "assistant")];

    /// <summary>All that the app says about how to answer.</summary>
    public string Instructions { get; } = string.Join("\n\n", Turns.Where(turn => turn.Role is "system" or "developer").Select(turn => turn.Text));
}
