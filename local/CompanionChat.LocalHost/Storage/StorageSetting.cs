using Microsoft.Extensions.Configuration;

namespace CompanionChat.LocalHost.Storage;

/// <summary>Which storage the app is told to use.</summary>
internal static class StorageSetting
{
    public const string Name = "AzureWebJobsStorage";

    /// <summary>Well known and the same for every Azurite: learn.microsoft.com/azure/storage/common/storage-use-azurite.</summary>
    private const string Account = "devstoreaccount1";

    private const string AccountKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    /// <summary>Whether a storage is set, by a connection string or by an identity.</summary>
    public static bool IsSet(IConfiguration configuration) =>
        !string.IsNullOrWhiteSpace(configuration[Name]) || configuration.GetSection(Name).GetChildren().Any();

    /// <summary>The connection string of the tables of an Azurite on this machine.</summary>
    public static string ForAzurite(int port) =>
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={AccountKey};TableEndpoint={EndpointOf(port)};";

    /// <summary>The table endpoint of an Azurite on this machine.</summary>
    public static string EndpointOf(int port) => $"http://127.0.0.1:{port}/{Account}";
}
