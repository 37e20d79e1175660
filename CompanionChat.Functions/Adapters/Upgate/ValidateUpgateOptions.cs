using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CompanionChat.Functions.Adapters.Upgate;

/// <summary>Refuses to start with a key or an address that cannot work, or where play money would buy the real thing.</summary>
/// <param name="environment">Only in development may the sandbox be used.</param>
internal sealed class ValidateUpgateOptions(IHostEnvironment environment) : IValidateOptions<UpgateOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, UpgateOptions options)
    {
        if (options.ApiKey.Length == 0)
        {
            return ValidateOptionsResult.Success;
        }

        string?[] errors =
        [
            UpstreamSetting.WordError(ReadUpgateOptions.ApiKey, options.ApiKey),
            UpstreamSetting.AddressError(ReadUpgateOptions.ApiBase, options.ApiBase),
            !environment.IsDevelopment() && UpstreamSetting.IsSandbox(options.ApiBase)
                ? $"{ReadUpgateOptions.ApiBase} is the sandbox, which takes play money. It is for development only."
                : null,
        ];

        var found = errors.OfType<string>().ToList();
        return found.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(found);
    }
}
