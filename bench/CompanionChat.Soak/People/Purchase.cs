namespace CompanionChat.Soak.People;

/// <summary>An order that a visitor opened.</summary>
/// <param name="OrderId">Ours.</param>
/// <param name="Provider">Who takes the money.</param>
/// <param name="IsPremium">What is bought.</param>
/// <param name="PaymentId">The provider's.</param>
internal sealed record Purchase(string OrderId, string Provider, bool IsPremium, string PaymentId)
{
    private volatile bool isTried;

    /// <summary>Somebody tried to pay it, and perhaps did.</summary>
    public bool IsTried => isTried;

    /// <summary>The provider said that it is paid.</summary>
    public bool IsPaid { get; set; }

    /// <summary>Said before it is tried.</summary>
    public void Try() => isTried = true;
}
