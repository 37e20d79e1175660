using Microsoft.Extensions.Options;

namespace CompanionChat.Functions.Adapters.Llm;

/// <summary>Refuses to start with a provider that could not be called, and names every setting that is wrong.</summary>
internal sealed class ValidateLanguageModelOptions : IValidateOptions<LanguageModelOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, LanguageModelOptions options)
    {
        string?[] errors =
        [
            UpstreamSetting.AddressError(ReadLanguageModelOptions.Setting("BASE_URL", name), options.BaseUrl),
            options.BaseUrl.Contains('?', StringComparison.Ordinal)
                ? $"{ReadLanguageModelOptions.Setting("BASE_URL", name)} must not have a query: a path is appended to it."
                : null,
            UpstreamSetting.WordError(ReadLanguageModelOptions.Setting("API_KEY", name), options.ApiKey),
            UpstreamSetting.WordError(ReadLanguageModelOptions.Setting("MODEL", name), options.Model),
            options.TimeoutSeconds is >= 1 and <= 60
                ? null
                : $"{ReadLanguageModelOptions.Timeout} must be a whole number of seconds from 1 to 60.",
            PriceError(ReadLanguageModelOptions.InputPrice, name, options.InputPrice, options.OutputPrice),
            PriceError(ReadLanguageModelOptions.OutputPrice, name, options.OutputPrice, options.InputPrice),
        ];

        var found = errors.OfType<string>().ToList();
        return found.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(found);
    }

    private static string? PriceError(string what, string? role, decimal? price, decimal? other)
    {
        var setting = ReadLanguageModelOptions.Setting(what, role);
        return price is null && other is not null
            ? $"{setting} is not set, while the other price of the provider is: set both or neither."
            : price is >= 0 and <= 1_000_000 or null ? null : $"{setting} must be a number from 0 to 1,000,000, with a point before its decimals.";
    }
}
