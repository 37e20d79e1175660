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
        ];

        var found = errors.OfType<string>().ToList();
        return found.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(found);
    }
}
