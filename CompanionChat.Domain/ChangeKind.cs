namespace CompanionChat.Domain;

/// <summary>What a commit does with a row.</summary>
public enum ChangeKind
{
    /// <summary>It must not exist.</summary>
    Insert,

    /// <summary>It must be as it was read.</summary>
    Replace,

    /// <summary>It must be as it was read.</summary>
    Delete,
}
