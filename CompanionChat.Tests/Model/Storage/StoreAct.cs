namespace CompanionChat.Tests.Model.Storage;

/// <summary>What a step asks of storage.</summary>
public enum StoreAct
{
    /// <summary>Reads one row.</summary>
    Find,

    /// <summary>Reads the three rows that decide about a message.</summary>
    FindForSend,

    /// <summary>Reads messages, page by page, with a commit on the way.</summary>
    Messages,

    /// <summary>Reads nonces, page by page, with a commit on the way.</summary>
    Nonces,

    /// <summary>Reads all orders.</summary>
    Orders,

    /// <summary>Reads all conversations.</summary>
    Conversations,

    /// <summary>Commits some changes.</summary>
    Commit,

    /// <summary>Commits about as many changes as there may be.</summary>
    CommitMany,
}
