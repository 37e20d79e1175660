namespace CompanionChat.Domain.Visitors;

/// <summary>Tells whether a token shows that a human is there.</summary>
public interface IHumanVerifier
{
    /// <summary>Checks a token, once: a token that was checked before is refused.</summary>
    /// <param name="token">What the widget gave the browser.</param>
    /// <param name="cancellationToken">The caller has gone.</param>
    Task<HumanVerdict> VerifyAsync(string token, CancellationToken cancellationToken);
}
