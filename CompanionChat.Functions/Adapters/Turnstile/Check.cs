using CompanionChat.Domain.Visitors;

namespace CompanionChat.Functions.Adapters.Turnstile;

/// <summary>What one call to siteverify came to.</summary>
/// <param name="Verdict">What the caller is told if it ends here.</param>
/// <param name="Reason">For the log: our own class of outcome, or one of Cloudflare's error codes that we know.</param>
/// <param name="MayRetry">The same question may get an answer a moment later.</param>
/// <param name="IsOurFault">Every check will end so until the settings are put right.</param>
internal readonly record struct Check(HumanVerdict Verdict, string Reason, bool MayRetry = false, bool IsOurFault = false)
{
    public static Check Human { get; } = new(HumanVerdict.Human, "human");

    public static Check Refused(string reason) => new(HumanVerdict.Refused, reason);

    public static Check NoAnswer(string reason) => new(HumanVerdict.Unavailable, reason, MayRetry: true);

    public static Check Misconfigured(string reason) => new(HumanVerdict.Unavailable, reason, IsOurFault: true);
}
