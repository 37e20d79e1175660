namespace CompanionChat.Functions.Features.Reply;

/// <summary>The input of <see cref="PushEvents"/>.</summary>
/// <param name="Reply">The message.</param>
/// <param name="Step">What became of it.</param>
public sealed record PushEventsInput(ReplyInput Reply, ReplyStep Step);
