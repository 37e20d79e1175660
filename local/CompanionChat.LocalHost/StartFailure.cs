using Azure;
using CompanionChat.LocalHost.Storage;

namespace CompanionChat.LocalHost;

/// <summary>Tells in a sentence why the host does not start.</summary>
internal static class StartFailure
{
    public static string Explain(Exception failure) => failure switch
    {
        HostFailedException => failure.Message,
        RequestFailedException { Status: > 0 } refused =>
            $"The storage that {StorageSetting.Name} names refuses: {refused.Status} {refused.ErrorCode}.",
        RequestFailedException or AggregateException { InnerException: RequestFailedException } =>
            $"The storage that {StorageSetting.Name} names does not answer. Start it, or leave the setting out: the host then starts its own Azurite.",
        _ => failure.ToString(),
    };
}
