using CompanionChat.Domain.Payments;
using CompanionChat.Domain.Visitors;

namespace CompanionChat.Domain.Conversations;

/// <summary>
/// What is stored of a user: everything that must change together changes together, or not at all. Every method may throw a
/// <see cref="StorageUnavailableException"/>; what a failed commit did is then unknown, and the rows tell.
/// </summary>
public interface IChatStore
{
    /// <summary>The three rows that decide about a message, read at once.</summary>
    Task<SendState> ReadForSendAsync(UserKey user, string companionId, NonceId? nonceId, CancellationToken cancellationToken);

    /// <summary>What the user has bought; null for nothing.</summary>
    Task<Stored<Profile>?> ReadProfileAsync(UserKey user, CancellationToken cancellationToken);

    /// <summary>One conversation, or null.</summary>
    Task<Stored<Conversation>?> ReadConversationAsync(UserKey user, string companionId, CancellationToken cancellationToken);

    /// <summary>All conversations of the user, in no order.</summary>
    Task<IReadOnlyList<Conversation>> ReadConversationsAsync(UserKey user, CancellationToken cancellationToken);

    /// <summary>One message, or null.</summary>
    Task<Stored<Message>?> ReadMessageAsync(UserKey user, string companionId, MessageId id, CancellationToken cancellationToken);

    /// <summary>A conversation's messages, newest first, read page by page as they are asked for.</summary>
    /// <param name="user">Whose.</param>
    /// <param name="companionId">With whom.</param>
    /// <param name="range">From which message on.</param>
    /// <param name="pageSize">How many are read at a time, at most 1,000.</param>
    /// <param name="cancellationToken">The caller has gone.</param>
    IAsyncEnumerable<Stored<Message>> ReadMessagesAsync(
        UserKey user, string companionId, MessageRange range, int pageSize, CancellationToken cancellationToken);

    /// <summary>One nonce, or null.</summary>
    Task<Stored<Nonce>?> ReadNonceAsync(UserKey user, NonceId id, CancellationToken cancellationToken);

    /// <summary>The user's nonces, those minted last first, read page by page as they are asked for.</summary>
    /// <param name="user">Whose.</param>
    /// <param name="mintedBefore">Only those of that time or earlier.</param>
    /// <param name="pageSize">How many are read at a time, at most 1,000.</param>
    /// <param name="cancellationToken">The caller has gone.</param>
    IAsyncEnumerable<Stored<Nonce>> ReadNoncesAsync(
        UserKey user, DateTimeOffset mintedBefore, int pageSize, CancellationToken cancellationToken);

    /// <summary>Writes all changes, at most 100, or none.</summary>
    /// <returns>False where a row was not as expected: changed by another, or by this very commit when its first answer was lost.</returns>
    Task<bool> CommitAsync(UserKey user, IReadOnlyList<Change> changes, CancellationToken cancellationToken);
}
