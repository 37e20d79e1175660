namespace CompanionChat.Domain.Replies;

/// <summary>Which of the two configured providers is asked.</summary>
public enum ProviderRole
{
    /// <summary>Asked first.</summary>
    Primary,

    /// <summary>Asked when the primary could not answer.</summary>
    Fallback,
}
