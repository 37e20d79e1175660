using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CompanionChat.Functions.Adapters.CoinGate;

/// <summary>Refuses to start with a token or an address that cannot work, or where play money would buy the real thing.</summary>
/// <param name="environment">Only in development may the sandbox be used.</param>
internal sealed class ValidateCoinGateOptions(IHostEnvironment environment) : IValidateOptions<CoinGateOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, CoinGateOptions options)
    {
        if (options.ApiToken.Length == 0)
        {
            return ValidateOptionsResult.Success;
        }

        string?[] errors =
        [
            UpstreamSetting.WordError(ReadCoinGateOptions.ApiToken, options.ApiToken),
            UpstreamSetting.AddressError(ReadCoinGateOptions.ApiBase, options.ApiBase),
            !environment.IsDevelopment() && UpstreamSetting.IsSandbox(options.ApiBase)
                ? $"{ReadCoinGateOptions.ApiBase} is the sandbox, which takes play money. It is for development only."
                : null,
        ];

        var found = errors.OfType<string>().ToList();
        return found.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(found);
    }
}
