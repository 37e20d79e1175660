using Azure.Core.Pipeline;
using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Microsoft.Extensions.Configuration;

namespace CompanionChat.Functions.Adapters.Tables;

/// <summary>The one table, by connection string or by identity.</summary>
public static class ChatTable
{
    private const string Setting = "AzureWebJobsStorage";

    /// <summary>Connects to the storage account that <c>AzureWebJobsStorage</c> names; makes no request.</summary>
    /// <param name="configuration">The settings.</param>
    /// <param name="policies">What else each request passes through, every retry anew: tests count and break requests with it.</param>
    /// <exception cref="InvalidOperationException">The setting is missing.</exception>
    public static TableServiceClient Connect(IConfiguration configuration, IEnumerable<HttpPipelinePolicy> policies)
    {
        var options = Options(policies);
        if (configuration[Setting] is { Length: > 0 } connectionString)
        {
            return new TableServiceClient(connectionString, options);
        }

        var account = configuration.GetSection(Setting);
        var endpoint = account["tableServiceUri"]
            ?? (account["accountName"] is { Length: > 0 } name ? $"https://{name}.table.core.windows.net" : null)
            ?? throw new InvalidOperationException(
                $"{Setting} is missing: set it to a storage connection string, or {Setting}__accountName to the name of a storage account.");
        return new TableServiceClient(new Uri(endpoint), Credential(account["clientId"]), options);
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
        foreach (var policy in policies)
        {
            options.AddPolicy(policy, HttpPipelinePosition.PerRetry);
        }

        return options;
    }

    private static TokenCredential Credential(string? clientId) =>
        new ManagedIdentityCredential(clientId is { Length: > 0 } id ? ManagedIdentityId.FromUserAssignedClientId(id) : ManagedIdentityId.SystemAssigned);
}
