using Azure;
using CompanionChat.LocalHost.Storage;
using Microsoft.Extensions.Options;

namespace CompanionChat.LocalHost;

/// <summary>Tells in a sentence why the host does not start.</summary>
internal static class StartFailure
{
    public static string Explain(Exception failure) => failure switch
    {
        HostFailedException => failure.Message,
        OptionsValidationException wrong => $"The settings are not right: {string.Join(" ", wrong.Failures)}",
        RequestFailedException { Status: > 0 } refused =>
            $"The storage that {StorageSetting.Name} names refuses: {refused.Status} {refused.ErrorCode}.",
        RequestFailedException or AggregateException { InnerException: RequestFailedException } =>
            $"The storage that {StorageSetting.Name} names does not answer. Start it, or leave the setting out: the host then starts its own Azurite.",
        InvalidOperationException => failure.Message, // the app's own checks
        _ => failure.ToString(),
    };
}
