namespace CompanionChat.Tests.Model.Storage;

/// <summary>Which ETag a change names.</summary>
public enum TagOf
{
    /// <summary>The row's newest, which is right unless the row is gone.</summary>
    TheRow,

    /// <summary>One that the row had before: also that of a row that was deleted, and is there again.</summary>
    TheRowBefore,

    /// <summary>Another row's.</summary>
    AnotherRow,

    /// <summary>The same row's of another user.</summary>
    AnotherUser,
}
