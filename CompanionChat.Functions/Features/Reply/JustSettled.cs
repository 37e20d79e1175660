using CompanionChat.Domain.Conversations;
using Microsoft.Extensions.Caching.Memory;

namespace CompanionChat.Functions.Features.Reply;

/// <summary>
/// What this process has just committed, for the activity that pushes it a moment later: it need not read it again, and pushes exactly the state of
/// that change. On another instance, or after a restart, it is read.
/// </summary>
public sealed class JustSettled : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    private readonly MemoryCache settled = new(new MemoryCacheOptions { SizeLimit = 10_000 });

    /// <summary>Remembers what became of a message.</summary>
    /// <param name="message">The user's message.</param>
    /// <param name="conversation">The conversation, as it was committed.</param>
    /// <param name="reply">The reply; null where the message was given back.</param>
    public void Add(MessageId message, Conversation conversation, Message? reply) =>
        settled.Set(message, new Change(conversation, reply), new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = Lifetime, Size = 1 });

    /// <summary>Takes what became of a message; null where this process does not know.</summary>
    public Change? Take(MessageId message)
    {
        if (!settled.TryGetValue<Change>(message, out var change))
        {
            return null;
        }

        settled.Remove(message);
        return change;
    }

    /// <inheritdoc/>
    public void Dispose() => settled.Dispose();

    /// <summary>What a commit left.</summary>
    /// <param name="Conversation">The conversation.</param>
    /// <param name="Reply">The reply, or null.</param>
    public sealed record Change(Conversation Conversation, Message? Reply);
}
