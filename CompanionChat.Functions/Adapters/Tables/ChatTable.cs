using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Identity;
using CompanionChat.Functions.Hosting;
using Microsoft.Extensions.Configuration;

namespace CompanionChat.Functions.Adapters.Tables;

/// <summary>The one table, by connection string or by identity.</summary>
public static class ChatTable
{
    private const string Setting = "AzureWebJobsStorage";

    /// <summary>Connects to the storage account that <c>AzureWebJobsStorage</c> names; makes no request.</summary>
    /// <param name="configuration">The settings.</param>
    /// <param name="policies">What else each request passes through, every retry anew: tests count and break requests with it.</param>
    /// <exception cref="InvalidSettingException">The setting is missing or wrong.</exception>
    public static TableServiceClient Connect(IConfiguration configuration, IEnumerable<HttpPipelinePolicy> policies)
    {
        var options = Options(policies);
        if (configuration[Setting] is { Length: > 0 } connectionString)
        {
            return ByConnectionString(connectionString, options);
        }

        var account = configuration.GetSection(Setting);
        var endpoint = account["tableServiceUri"]
            ?? (account["accountName"] is { Length: > 0 } name ? $"https://{name}.table.core.windows.net" : null)
            ?? throw new InvalidSettingException(
                $"{Setting} is missing: set it to a storage connection string, or {Setting}__accountName to the name of a storage account.");
        return Uri.TryCreate(endpoint, UriKind.Absolute, out var address)
            ? new TableServiceClient(address, Credential(account["clientId"]), options)
            : throw new InvalidSettingException($"{Setting}__accountName or {Setting}__tableServiceUri does not make an address.");
    }

    // The client's own message may quote the string, and the key in it.
    private static TableServiceClient ByConnectionString(string connectionString, TableClientOptions options)
    {
        try
        {
            return new TableServiceClient(connectionString, options);
        }
        catch (Exception failure) when (failure is FormatException or InvalidOperationException or ArgumentException)
        {
            throw new InvalidSettingException($"{Setting} is not a storage connection string.");
        }
    }

    // A person waits: short delays, and few of them. What is still unknown afterwards the rows tell.
    private static TableClientOptions Options(IEnumerable<HttpPipelinePolicy> policies)
    {
        var options = new TableClientOptions
        {
            Retry =
            {
                Mode = RetryMode.Exponential,
                MaxRetries = 3,
                Delay = TimeSpan.FromMilliseconds(50),
                MaxDelay = TimeSpan.FromSeconds(1),
                NetworkTimeout = TimeSpan.FromSeconds(5),
            },
        };
        options.Diagnostics.IsDistributedTracingEnabled = false;
        options.AddPolicy(new StorageSpans(), HttpPipelinePosition.PerCall);
        foreach (var policy in policies)
        {
            options.AddPolicy(policy, HttpPipelinePosition.PerRetry);
        }

        return options;
    }

    private static TokenCredential Credential(string? clientId) =>
        new ManagedIdentityCredential(clientId is { Length: > 0 } id ? ManagedIdentityId.FromUserAssignedClientId(id) : ManagedIdentityId.SystemAssigned);
}
