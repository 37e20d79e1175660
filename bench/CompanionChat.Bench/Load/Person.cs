using System.Collections.Concurrent;
using CompanionChat.Domain.Conversations;
using CompanionChat.Domain.Visitors;

namespace CompanionChat.Bench.Load;

/// <summary>A user of the load: signed in, with one conversation, and with the hub connected where replies are waited for.</summary>
/// <param name="userId">The id with the identity provider.</param>
/// <param name="token">The session token.</param>
internal sealed class Person(string userId, string token)
{
    private long marks;

    /// <summary>The id with the identity provider.</summary>
    public string UserId => userId;

    /// <summary>The session token.</summary>
    public string Token => token;

    /// <summary>The partition.</summary>
    public UserKey Key { get; } = UserKey.From("local", userId)!.Value;

    /// <summary>The conversation's id.</summary>
    public string Conversation => ConversationId.Of(Key, Population.CompanionId).Value;

    /// <summary>Nonces that were stored beforehand, each good for one message.</summary>
    public ConcurrentQueue<NonceId> Nonces { get; } = new();

    /// <summary>What is pushed to this user.</summary>
    public HubListener? Hub { get; set; }

    /// <summary>A read mark later than every one before, and far from the newest message: there is always something to move.</summary>
    public DateTimeOffset NextMark() => Population.StartedAt.AddSeconds(Interlocked.Increment(ref marks));
}
