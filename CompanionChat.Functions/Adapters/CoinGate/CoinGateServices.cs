using CompanionChat.Domain.Payments;
using CompanionChat.Functions.Features.Webhooks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CompanionChat.Functions.Adapters.CoinGate;

/// <summary>Registers CoinGate.</summary>
public static class CoinGateServices
{
    /// <summary>The name under which the HTTP client of CoinGate's API is configured.</summary>
    public const string HttpClientName = "coingate";

    /// <summary>
    /// Adds <see cref="CoinGateOptions"/>, checked when the host starts, and, where <c>COINGATE_API_TOKEN</c> is set, an
    /// <see cref="IPaymentProvider"/> and an <see cref="IWebhookReader"/>.
    /// </summary>
    /// <param name="services">Where to add them; a host has put its <c>IHostEnvironment</c> there.</param>
    /// <param name="configuration">Has the settings <c>COINGATE_*</c>.</param>
    public static IServiceCollection AddCoinGate(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IConfigureOptions<CoinGateOptions>>(new ReadCoinGateOptions(configuration));
        services.AddSingleton<IValidateOptions<CoinGateOptions>, ValidateCoinGateOptions>();
        services.AddOptions<CoinGateOptions>().ValidateOnStart();
        return string.IsNullOrWhiteSpace(configuration[ReadCoinGateOptions.ApiToken]) ? services : services.AddAdapters();
    }

    private static IServiceCollection AddAdapters(this IServiceCollection services)
    {
        services.AddUpstreamClient(HttpClientName);
        services.AddSingleton<CoinGateApi>();
        services.AddSingleton<IPaymentProvider, CoinGatePayments>();
        return services.AddSingleton<IWebhookReader, CoinGateWebhooks>();
    }
}
