using CompanionChat.Domain.Visitors;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CompanionChat.Functions.Adapters.Turnstile;

/// <summary>Registers the check for a human.</summary>
public static class TurnstileServices
{
    /// <summary>The name under which siteverify's HTTP client is configured.</summary>
    public const string HttpClientName = "turnstile";

    /// <summary>Adds <see cref="IHumanVerifier"/> over Turnstile's siteverify, and <see cref="TurnstileOptions"/>, checked when the host starts.</summary>
    /// <param name="services">Where to add them; a host has put its <c>IHostEnvironment</c> there.</param>
    /// <param name="configuration">Has the settings <c>TURNSTILE_*</c>.</param>
    public static IServiceCollection AddTurnstile(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IConfigureOptions<TurnstileOptions>>(new ReadTurnstileOptions(configuration));
        services.AddSingleton<IValidateOptions<TurnstileOptions>, ValidateTurnstileOptions>();
        services.AddOptions<TurnstileOptions>().ValidateOnStart();
        services.AddUpstreamClient(HttpClientName);
        return services.AddSingleton<IHumanVerifier, TurnstileVerifier>();
    }
}
