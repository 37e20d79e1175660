using CompanionChat.Domain.Visitors;
using Microsoft.Extensions.Logging;

namespace CompanionChat.Functions.Adapters.Turnstile;

/// <summary>What checking tokens tells the operator: how it ended, never the token.</summary>
internal static partial class TurnstileLog
{
    public static void Checked(ILogger logger, Check check)
    {
        if (check.IsOurFault)
        {
            Misconfigured(logger, check.Reason);
        }
        else if (check.Verdict == HumanVerdict.Unavailable)
        {
            Unavailable(logger, check.Reason);
        }
        else
        {
            Decided(logger, check.Verdict, check.Reason);
        }
    }

    [LoggerMessage(1201, LogLevel.Information, "A Turnstile token was checked: {Verdict} ({Reason}).")]
    private static partial void Decided(ILogger logger, HumanVerdict verdict, string reason);

    [LoggerMessage(1202, LogLevel.Warning, "A Turnstile token could not be checked ({Reason}), so it was refused for now.")]
    private static partial void Unavailable(ILogger logger, string reason);

    [LoggerMessage(1203, LogLevel.Error, "Turnstile's siteverify does not accept our requests ({Reason}): check TURNSTILE_SECRET_KEY and TURNSTILE_VERIFY_URL.")]
    private static partial void Misconfigured(ILogger logger, string reason);
}
