namespace CompanionChat.Domain.Payments;

/// <summary>Where a dispute (chargeback) stands. Of two notices about the same dispute the later state holds, in whichever order they come.</summary>
public enum DisputeState
{
    /// <summary>Being argued about: what was bought is withheld.</summary>
    Open,

    /// <summary>The money stays: what was withheld is given back.</summary>
    Won,

    /// <summary>The money is gone: what was withheld stays so.</summary>
    Lost,
}
