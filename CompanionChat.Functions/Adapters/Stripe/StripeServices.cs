using CompanionChat.Domain.Payments;
using CompanionChat.Functions.Features.Webhooks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CompanionChat.Functions.Adapters.Stripe;

/// <summary>Registers Stripe.</summary>
public static class StripeServices
{
    /// <summary>The name under which the HTTP client of Stripe's API is configured.</summary>
    public const string HttpClientName = "stripe";

    /// <summary>Far above what the API answers about one checkout, in bytes.</summary>
    private const int AnswerLimit = 1024 * 1024;

    /// <summary>
    /// Adds <see cref="StripeOptions"/>, checked when the host starts, and, where <c>STRIPE_SECRET_KEY</c> is set, an
    /// <see cref="IPaymentProvider"/> and an <see cref="IWebhookReader"/>.
    /// </summary>
    /// <param name="services">Where to add them; a host has put its <c>IHostEnvironment</c> there.</param>
    /// <param name="configuration">Has the settings <c>STRIPE_*</c>.</param>
    public static IServiceCollection AddStripe(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IConfigureOptions<StripeOptions>>(new ReadStripeOptions(configuration));
        services.AddSingleton<IValidateOptions<StripeOptions>, ValidateStripeOptions>();
        services.AddOptions<StripeOptions>().ValidateOnStart();
        return string.IsNullOrWhiteSpace(configuration[ReadStripeOptions.SecretKey]) ? services : services.AddAdapters();
    }

    private static IServiceCollection AddAdapters(this IServiceCollection services)
    {
        services.AddUpstreamClient(HttpClientName).ConfigureHttpClient(client => client.MaxResponseContentBufferSize = AnswerLimit);
        services.AddSingleton<StripeCalls>();
        services.AddSingleton<StripeOwners>();
        services.AddSingleton<StripeEvents>();
        services.AddSingleton<IPaymentProvider, StripePayments>();
        return services.AddSingleton<IWebhookReader, StripeWebhooks>();
    }
}
