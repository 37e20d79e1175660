namespace CompanionChat.Tests.Model.Simulation;

/// <summary>What goes wrong with one step of an operation.</summary>
public enum Fault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The process dies before the step is made.</summary>
    KillBefore,

    /// <summary>The process dies after the step was made: nobody sees its answer.</summary>
    KillAfter,

    /// <summary>The process dies while its commit is under way: it is made much later, or never.</summary>
    Linger,

    /// <summary>The step is not made, and fails.</summary>
    LoseRequest,

    /// <summary>The step is made, and its answer is lost.</summary>
    LoseAnswer,
}
