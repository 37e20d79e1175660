namespace CompanionChat.Tests.Model.Sequences;

/// <summary>What a step of a sequence does.</summary>
public enum Kind
{
    /// <summary>Starts a conversation.</summary>
    Start,

    /// <summary>Mints a nonce.</summary>
    Mint,

    /// <summary>Mints a nonce and sends a message with it.</summary>
    Say,

    /// <summary>Sends a message with some nonce that there is: used, expired, another user's.</summary>
    Send,

    /// <summary>Repeats an earlier send: the same, with another text, or as another user.</summary>
    Again,

    /// <summary>Runs the activity that asks a provider.</summary>
    Generate,

    /// <summary>Runs the activity that gives a message back.</summary>
    Release,

    /// <summary>Runs the activity that ends the wait for a message.</summary>
    Abandon,

    /// <summary>Runs a whole orchestration.</summary>
    Orchestrate,

    /// <summary>Moves the read mark.</summary>
    MarkRead,

    /// <summary>Opens a conversation, and compares what it shows.</summary>
    Look,

    /// <summary>Opens the list of conversations, and compares what is unread.</summary>
    List,

    /// <summary>Asks for a checkout.</summary>
    Buy,

    /// <summary>Pays at the provider's, by card or by a debit that takes time.</summary>
    Pay,

    /// <summary>A debit fails.</summary>
    Fail,

    /// <summary>A checkout expires.</summary>
    Expire,

    /// <summary>The provider pays back a part, or all.</summary>
    Refund,

    /// <summary>A dispute is opened, won or lost.</summary>
    Dispute,

    /// <summary>A notification of the provider's arrives, the first time or again, in any order.</summary>
    Notify,

    /// <summary>The buyer comes to the success page.</summary>
    Return,

    /// <summary>Time passes.</summary>
    Wait,

    /// <summary>The process dies, and another one goes on.</summary>
    Die,

    /// <summary>A commit that was under way when its process died arrives.</summary>
    Land,
}
