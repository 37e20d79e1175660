using CompanionChat.Domain.Payments;
using CompanionChat.Functions.Features.Webhooks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CompanionChat.Functions.Adapters.Upgate;

/// <summary>Registers Upgate.</summary>
public static class UpgateServices
{
    /// <summary>The name under which the HTTP client of Upgate's API is configured.</summary>
    public const string HttpClientName = "upgate";

    /// <summary>
    /// Adds <see cref="UpgateOptions"/>, checked when the host starts, and, where <c>UPGATE_API_KEY</c> is set, an
    /// <see cref="IPaymentProvider"/> and an <see cref="IWebhookReader"/>.
    /// </summary>
    /// <param name="services">Where to add them; a host has put its <c>IHostEnvironment</c> there.</param>
    /// <param name="configuration">Has the settings <c>UPGATE_*</c>.</param>
    public static IServiceCollection AddUpgate(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IConfigureOptions<UpgateOptions>>(new ReadUpgateOptions(configuration));
        services.AddSingleton<IValidateOptions<UpgateOptions>, ValidateUpgateOptions>();
        services.AddOptions<UpgateOptions>().ValidateOnStart();
        return string.IsNullOrWhiteSpace(configuration[ReadUpgateOptions.ApiKey]) ? services : services.AddAdapters();
    }

    private static IServiceCollection AddAdapters(this IServiceCollection services)
    {
        services.AddUpstreamClient(HttpClientName);
        services.AddSingleton<UpgateApi>();
        services.AddSingleton<IPaymentProvider, UpgatePayments>();
        return services.AddSingleton<IWebhookReader, UpgateWebhooks>();
    }
}
