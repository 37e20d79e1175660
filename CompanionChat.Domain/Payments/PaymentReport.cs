namespace CompanionChat.Domain.Payments;

/// <summary>A checkout, read back from its provider: the only thing that a grant rests on.</summary>
public sealed record PaymentReport
{
    /// <summary>The provider's id of the checkout.</summary>
    public required string SessionId { get; init; }

    /// <summary>How far it has come.</summary>
    public required PaymentProgress Progress { get; init; }

    /// <summary>What the provider asked the buyer to pay; null where the answer names no such amount.</summary>
    public required Money? Price { get; init; }

    /// <summary>Whose order the provider's record names: the user's key as a string. Null where it names none.</summary>
    public required string? UserKey { get; init; }

    /// <summary>Which order the provider's record names. Null where it names none.</summary>
    public required string? OrderId { get; init; }

    /// <summary>Whether it is play money where the app takes real money, or the other way round.</summary>
    public bool IsOtherMode { get; init; }

    /// <summary>Whether less arrived than was asked, although the provider calls it paid.</summary>
    public bool IsUnderpaid { get; init; }

    /// <summary>What the provider says about refunds and disputes in the same answer.</summary>
    public PaymentFacts Facts { get; init; } = PaymentFacts.None;
}
