using CompanionChat.Domain.Payments;

namespace CompanionChat.Tests.Model.Reference;

/// <summary>What the reference knows of an order.</summary>
internal sealed record Purchase(Plan Plan)
{
    public bool Granted { get; set; }

    public long Refunded { get; set; }

    /// <summary>The one dispute's state.</summary>
    public DisputeState? Dispute { get; set; }

    /// <summary>Premium that is due back.</summary>
    public TimeSpan Due { get; set; }

    /// <summary>Premium that was taken back.</summary>
    public TimeSpan Taken { get; set; }

    /// <summary>When its premium ends.</summary>
    public DateTimeOffset? Ends { get; set; }

    /// <summary>Money that is gone again.</summary>
    public long Gone => Math.Min(Plan.Price.Amount, Refunded + (Dispute is DisputeState.Open or DisputeState.Lost ? Plan.Price.Amount : 0));

    /// <summary>What is left of its tokens.</summary>
    public long Tokens => Granted ? Plan.Grants.Tokens - (Plan.Grants.Tokens * Gone / Plan.Price.Amount) : 0;
}
