namespace CompanionChat.LocalHost.Simulators.Stripe.Api;

/// <summary>A request's claim to its idempotency key, while it is under way.</summary>
/// <param name="release">Gives the key back.</param>
internal sealed class IdempotencyClaim(Action<IdempotencyClaim> release) : IDisposable
{
    /// <summary>Whether it has the key: there is one, and no other request is under way with it.</summary>
    public bool IsHeld { get; set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (IsHeld)
        {
            release(this);
        }
    }
}
