namespace CompanionChat.Functions.Features.Reply;

/// <summary>Starts the orchestration that will answer a message.</summary>
public interface IReplyStarter
{
    /// <summary>Starts it.</summary>
    /// <returns>Whether it was started; it may have been all the same where not.</returns>
    Task<bool> StartAsync(ReplyInput input, CancellationToken cancellationToken);
}
