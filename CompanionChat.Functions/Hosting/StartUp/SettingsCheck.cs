using CompanionChat.Domain.Replies;
using CompanionChat.Functions.Adapters.Catalog;
using CompanionChat.Functions.Adapters.CoinGate;
using CompanionChat.Functions.Adapters.Llm;
using CompanionChat.Functions.Adapters.Plans;
using CompanionChat.Functions.Adapters.Stripe;
using CompanionChat.Functions.Adapters.Tables;
using CompanionChat.Functions.Adapters.Turnstile;
using CompanionChat.Functions.Adapters.Upgate;
using CompanionChat.Functions.Features.PublicConfig;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CompanionChat.Functions.Hosting.StartUp;

/// <summary>
/// Looks at all settings before anything starts, so that an operator hears of all that is missing, wrong or contradictory at once. A finding is a
/// sentence that names the setting and says what it must be; it never quotes a key.
/// </summary>
internal static class SettingsCheck
{
    /// <summary>Refuses settings with which the app cannot do its work, or would do it unsafely.</summary>
    /// <param name="configuration">The settings.</param>
    /// <param name="environment">Outside development the app is taken to be deployed.</param>
    /// <exception cref="InvalidSettingException">There are findings; the message lists them.</exception>
    public static void Run(IConfiguration configuration, IHostEnvironment environment)
    {
        var findings = Findings(configuration, environment).Distinct(StringComparer.Ordinal).ToList();
        if (findings.Count > 0)
        {
            throw new InvalidSettingException(
                $"The settings are not right:{string.Concat(findings.Select(finding => $"{Environment.NewLine}- {Indented(finding)}"))}");
        }
    }

    // The catalog lists what is wrong in it.
    private static string Indented(string finding) => finding.ReplaceLineEndings($"{Environment.NewLine}  ");

    private static IEnumerable<string> Findings(IConfiguration configuration, IHostEnvironment environment)
    {
        var deployed = !environment.IsDevelopment();
        return
        [
            .. Of(() => RefuseForgeableHeaders.Check(configuration, environment)),
            .. PlatformSettings.Findings(configuration, deployed),
            .. Of(() => ChatTable.Connect(configuration, [])),
            .. Of(new ReadTurnstileOptions(configuration), new ValidateTurnstileOptions(environment)),
            .. Enum.GetValues<ProviderRole>()
                .SelectMany(role => Of(new ReadLanguageModelOptions(configuration), new ValidateLanguageModelOptions(), role.ToString())),
            .. Of(new ReadChatOptions(configuration), new ValidateChatOptions()),
            .. Of(() => _ = new SignInProviders(configuration)),
            .. Of(new ReadStripeOptions(configuration), new ValidateStripeOptions(environment)),
            .. Of(new ReadCoinGateOptions(configuration), new ValidateCoinGateOptions(environment)),
            .. Of(new ReadUpgateOptions(configuration), new ValidateUpgateOptions(environment)),
            .. PaymentSettings.Findings(configuration, deployed),
            .. Of(() => CompanionCatalogServices.Load(configuration)),
            .. Of(() => PlanCatalogServices.Load(configuration)),
            .. Unresolved(configuration),
        ];
    }

    // App Service hands on the text of a reference to the vault that it cannot resolve, and the app would take that for the secret.
    private static IEnumerable<string> Unresolved(IConfiguration configuration) => configuration.AsEnumerable()
        .Where(setting => setting.Value?.StartsWith("@Microsoft.KeyVault(", StringComparison.OrdinalIgnoreCase) is true)
        .Select(setting => $"{setting.Key.Replace(":", "__", StringComparison.Ordinal)} is a reference to the vault that was not resolved: look at the app's environment variables in the portal.");

    // What options say of themselves when the host starts, now.
    private static IEnumerable<string> Of<T>(IConfigureOptions<T> read, IValidateOptions<T> validate, string? name = null)
        where T : class, new()
    {
        var options = new T();
        if (read is IConfigureNamedOptions<T> named)
        {
            named.Configure(name, options);
        }
        else
        {
            read.Configure(options);
        }

        return validate.Validate(name, options).Failures ?? [];
    }

    private static IEnumerable<string> Of(Action tryOut)
    {
        try
        {
            tryOut();
            return [];
        }
        catch (Exception failure) when (failure is InvalidSettingException or InvalidCatalogException or InvalidPlansException)
        {
            return [failure.Message];
        }
    }
}
