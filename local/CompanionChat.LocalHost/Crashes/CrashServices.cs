using Azure.Core.Pipeline;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;

namespace CompanionChat.LocalHost.Crashes;

/// <summary>Registers the crash dial.</summary>
internal static class CrashServices
{
    /// <summary>Adds it, in sight of every request to storage and to upstreams.</summary>
    /// <param name="services">Where to add it.</param>
    /// <param name="configuration">
    /// Its section <c>Crash</c> sets the dial for the host's very first requests, which come before anybody could set it from outside; and has it write
    /// down what is sent. For tests.
    /// </param>
    public static void AddCrashDial(this IServiceCollection services, IConfiguration configuration)
    {
        var order = configuration.GetSection("Crash").Get<CrashOrder>();
        services.AddSingleton(_ =>
        {
            var dial = new CrashDial();
            if (order is not null)
            {
                dial.Listen();
                dial.Arm(order);
            }

            return dial;
        });

        // The app and the engine add every HttpPipelinePolicy to their storage clients.
        services.AddSingleton<HttpPipelinePolicy, StorageCrashes>();
        services.AddSingleton<IHttpMessageHandlerBuilderFilter, UpstreamCrashes>();
    }
}
