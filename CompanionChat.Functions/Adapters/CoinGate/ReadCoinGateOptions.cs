using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace CompanionChat.Functions.Adapters.CoinGate;

/// <summary>Reads the settings <c>COINGATE_*</c>; one that is absent or blank keeps its default.</summary>
/// <param name="configuration">The app's settings.</param>
internal sealed class ReadCoinGateOptions(IConfiguration configuration) : IConfigureOptions<CoinGateOptions>
{
    public const string ApiToken = "COINGATE_API_TOKEN";
    public const string ApiBase = "COINGATE_API_BASE";

    /// <inheritdoc/>
    public void Configure(CoinGateOptions options)
    {
        options.ApiToken = Value(ApiToken) ?? options.ApiToken;
        options.ApiBase = Value(ApiBase)?.TrimEnd('/') ?? options.ApiBase;
    }

    private string? Value(string name) => configuration[name]?.Trim() is { Length: > 0 } value ? value : null;
}
