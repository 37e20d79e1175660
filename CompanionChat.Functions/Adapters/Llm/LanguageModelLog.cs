using CompanionChat.Domain.Replies;
using Microsoft.Extensions.Logging;

namespace CompanionChat.Functions.Adapters.Llm;

/// <summary>What asking a provider tells the operator: the provider's role and our own class of failure, nobody's text.</summary>
internal static partial class LanguageModelLog
{
    public static void Completed(ILogger logger, ProviderRole provider, Completion completion, TimeSpan elapsed)
    {
        switch (completion)
        {
            case Completion.Answered:
                Answered(logger, provider, (long)elapsed.TotalMilliseconds);
                break;
            case Completion.Rejected rejected:
                Rejected(logger, provider, rejected.Reason);
                break;
            case Completion.Unavailable { Reason: "http_401" or "http_402" or "http_403" or "http_404" } refused:
                Refused(logger, provider, refused.Reason);
                break;
            case Completion.Unavailable unavailable:
                Unavailable(logger, provider, unavailable.Reason, (long)elapsed.TotalMilliseconds);
                break;
        }
    }

    [LoggerMessage(1101, LogLevel.Information, "The {Provider} provider answered in {Milliseconds} ms.")]
    private static partial void Answered(ILogger logger, ProviderRole provider, long milliseconds);

    [LoggerMessage(1102, LogLevel.Warning, "The {Provider} provider could not answer ({Reason}) after {Milliseconds} ms.")]
    private static partial void Unavailable(ILogger logger, ProviderRole provider, string reason, long milliseconds);

    [LoggerMessage(1103, LogLevel.Error, "The {Provider} provider will not serve us ({Reason}): check its key, its balance, its model and its address.")]
    private static partial void Refused(ILogger logger, ProviderRole provider, string reason);

    [LoggerMessage(1104, LogLevel.Error, "The {Provider} provider rejected the request itself ({Reason}): this is a defect of ours.")]
    private static partial void Rejected(ILogger logger, ProviderRole provider, string reason);

    [LoggerMessage(1105, LogLevel.Information, "The {Provider} provider is asked again ({Reason}) in {Pause}.")]
    public static partial void Retrying(ILogger logger, ProviderRole provider, string reason, TimeSpan pause);

    [LoggerMessage(1106, LogLevel.Warning, "The {Provider} provider is not asked for {Pause}: half of its recent calls failed.")]
    public static partial void CircuitOpened(ILogger logger, ProviderRole provider, TimeSpan pause);

    [LoggerMessage(1107, LogLevel.Information, "The {Provider} provider is asked again: it has recovered.")]
    public static partial void CircuitClosed(ILogger logger, ProviderRole provider);
}
