namespace CompanionChat.Domain.Visitors;

/// <summary>What checking a token found.</summary>
public enum HumanVerdict
{
    /// <summary>The check could not be made, or made no sense: refuse, and say that it may be tried again.</summary>
    Unavailable,

    /// <summary>A human, here, for this purpose.</summary>
    Human,

    /// <summary>Not shown to be a human: an invalid, spent or expired token, or one made for another purpose or site.</summary>
    Refused,
}
