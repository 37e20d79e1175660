namespace CompanionChat.Domain;

/// <summary>The closed set of reasons for which a rule says no. A refusal changes nothing.</summary>
public enum Refusal
{
    /// <summary>The request makes no sense as it stands: a field of a wrong type, text that is no text, an unknown cursor.</summary>
    InvalidRequest,

    /// <summary>The message is blank.</summary>
    EmptyMessage,

    /// <summary>The message is longer than <see cref="Conversations.MessageText.MaxLength"/>.</summary>
    MessageTooLong,

    /// <summary>There is no such thing, or it is another user's: the two look the same.</summary>
    NotFound,

    /// <summary>The nonce is missing, unknown, another user's, used or expired.</summary>
    SecurityCheckFailed,

    /// <summary>The token does not show that a human is there.</summary>
    TurnstileFailed,

    /// <summary>The token could not be checked; it may be tried again.</summary>
    TurnstileUnavailable,

    /// <summary>The free text quota with this companion is used up, and the user is not premium.</summary>
    FreeTextExhausted,

    /// <summary>Too many messages of the conversation await their reply.</summary>
    TooManyPending,

    /// <summary>No such plan is for sale.</summary>
    PlanNotFound,

    /// <summary>That payment provider is not on offer.</summary>
    ProviderNotConfigured,

    /// <summary>The notification is not the payment provider's.</summary>
    WebhookNotGenuine,

    /// <summary>What is stored could not be changed in time; it may be tried again.</summary>
    StorageBusy,
}
