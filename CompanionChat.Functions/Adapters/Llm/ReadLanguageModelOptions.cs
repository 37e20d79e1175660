using System.Globalization;
using CompanionChat.Domain.Replies;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace CompanionChat.Functions.Adapters.Llm;

/// <summary>Reads a provider's options from the flat settings, whose names end in the provider's role.</summary>
/// <param name="configuration">The app's settings.</param>
internal sealed class ReadLanguageModelOptions(IConfiguration configuration) : IConfigureNamedOptions<LanguageModelOptions>
{
    public const string Timeout = "LLM_TIMEOUT_SECONDS";
    public const string InputPrice = "INPUT_PRICE";
    public const string OutputPrice = "OUTPUT_PRICE";

    /// <summary>The name of a setting of one provider, such as <c>LLM_MODEL_PRIMARY</c>.</summary>
    public static string Setting(string what, string? role) => $"LLM_{what}_{role?.ToUpperInvariant()}";

    /// <inheritdoc/>
    public void Configure(LanguageModelOptions options) => Configure(nameof(ProviderRole.Primary), options);

    /// <inheritdoc/>
    public void Configure(string? name, LanguageModelOptions options)
    {
        options.BaseUrl = configuration[Setting("BASE_URL", name)]?.Trim() ?? "";
        options.ApiKey = configuration[Setting("API_KEY", name)]?.Trim() ?? "";
        options.Model = configuration[Setting("MODEL", name)]?.Trim() ?? "";
        options.InputPrice = Price(InputPrice, name);
        options.OutputPrice = Price(OutputPrice, name);
        if (configuration[Timeout] is { Length: > 0 } seconds)
        {
            // What is no number becomes 0, which the validation refuses by the setting's name.
            options.TimeoutSeconds = int.TryParse(seconds, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : 0;
        }
    }

    // What is no number becomes one that the validation refuses by the setting's name.
    private decimal? Price(string what, string? role) => configuration[Setting(what, role)] is not { } text || string.IsNullOrWhiteSpace(text)
        ? null
        : decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var price)
            ? price
            : -1;
}
