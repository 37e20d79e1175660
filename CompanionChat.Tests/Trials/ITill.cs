using CompanionChat.Tests.Drivers;

namespace CompanionChat.Tests.Trials;

/// <summary>A payment provider, and those who pay and get their money back there.</summary>
public interface ITill
{
    /// <summary>Its name in the contract.</summary>
    string Provider { get; }

    /// <summary>How many checkouts of one order it may have been made to open by one fault: 1 where it answers the repeat of an idempotency key.</summary>
    int MostCheckouts { get; }

    /// <summary>The provider's ids of all checkouts that it opened for an order of ours.</summary>
    IReadOnlyList<string> CheckoutsOf(string order);

    /// <summary>The buyer pays.</summary>
    void Pay(string order);

    /// <summary>The operator gives $1.66 of $4.99 back.</summary>
    void Refund(string order);

    /// <summary>Tells a host of what happened last, as the provider does.</summary>
    Task<Answer> TellAsync(IStage stage, string order);
}
