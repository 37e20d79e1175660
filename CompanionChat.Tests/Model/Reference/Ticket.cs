using CompanionChat.Domain.Visitors;

namespace CompanionChat.Tests.Model.Reference;

/// <summary>What the reference knows of a nonce.</summary>
/// <param name="Expires">From then on it cannot be used.</param>
internal sealed record Ticket(DateTimeOffset Expires)
{
    public Intent? Use { get; init; }

    public DateTimeOffset UsedAt { get; init; }

    /// <summary>What was answered then.</summary>
    public string Answer { get; init; } = "";

    /// <summary>Whether it may have been cleared away.</summary>
    public bool MayBeGone(DateTimeOffset now) => Use is null ? Expires <= now : UsedAt + NonceRules.UsedLifetime <= now;
}
