using CompanionChat.Domain.Replies;
using CompanionChat.Functions.Hosting.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CompanionChat.Functions.Adapters.Llm;

/// <summary>Registers the two providers of replies.</summary>
public static class LanguageModelServices
{
    /// <summary>
    /// Adds <see cref="ILanguageModel"/> over the OpenAI-compatible chat completions protocol, and <see cref="LanguageModelOptions"/>
    /// under each <see cref="ProviderRole"/>'s name, checked when the host starts.
    /// </summary>
    /// <param name="services">Where to add them.</param>
    /// <param name="configuration">Has the settings <c>LLM_*</c>.</param>
    public static IServiceCollection AddLanguageModels(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics();
        services.TryAddSingleton<ProviderMetrics>();
        services.AddSingleton<IConfigureOptions<LanguageModelOptions>>(new ReadLanguageModelOptions(configuration));
        services.AddSingleton<IValidateOptions<LanguageModelOptions>, ValidateLanguageModelOptions>();
        foreach (var role in Enum.GetValues<ProviderRole>())
        {
            services.AddOptions<LanguageModelOptions>(role.ToString()).ValidateOnStart();
            services.AddUpstreamClient(HttpClientName(role));
        }

        return services.AddSingleton<ILanguageModel, LanguageModelClient>();
    }

    /// <summary>The name under which a provider's HTTP client is configured.</summary>
    /// <param name="role">Which provider.</param>
    public static string HttpClientName(ProviderRole role) => $"llm-{role}";
}
