using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace CompanionChat.Functions.Adapters.Upgate;

/// <summary>Reads the settings <c>UPGATE_*</c>; one that is absent or blank keeps its default.</summary>
/// <param name="configuration">The app's settings.</param>
internal sealed class ReadUpgateOptions(IConfiguration configuration) : IConfigureOptions<UpgateOptions>
{
    public const string ApiKey = "UPGATE_API_KEY";
    public const string ApiBase = "UPGATE_API_BASE";

    /// <inheritdoc/>
    public void Configure(UpgateOptions options)
    {
        options.ApiKey = Value(ApiKey) ?? options.ApiKey;
        options.ApiBase = Value(ApiBase)?.TrimEnd('/') ?? options.ApiBase;
    }

    private string? Value(string name) => configuration[name]?.Trim() is { Length: > 0 } value ? value : null;
}
