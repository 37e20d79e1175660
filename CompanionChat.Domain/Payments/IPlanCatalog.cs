namespace CompanionChat.Domain.Payments;

/// <summary>What is for sale.</summary>
public interface IPlanCatalog
{
    /// <summary>All plans, in the operator's order.</summary>
    IReadOnlyList<Plan> Plans { get; }

    /// <summary>One plan; null where it is not for sale.</summary>
    Plan? Find(string planId);
}
