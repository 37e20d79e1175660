using System.Text.Json.Serialization;

namespace CompanionChat.Functions.Features.Reply;

/// <summary>What an activity of the reply orchestration came to.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReplyOutcome>))]
public enum ReplyOutcome
{
    /// <summary>The message is not there, so far.</summary>
    NotYet,

    /// <summary>The reply is stored.</summary>
    Answered,

    /// <summary>The message was given back before; a reply that comes late is dropped.</summary>
    Dropped,

    /// <summary>This provider has no answer; another may have.</summary>
    TryFallback,

    /// <summary>No provider will have an answer.</summary>
    GiveUp,

    /// <summary>The message failed, and was given back.</summary>
    Released,

    /// <summary>The message was never stored, and can no longer be.</summary>
    Abandoned,

    /// <summary>The message was stored after all.</summary>
    Committed,
}
