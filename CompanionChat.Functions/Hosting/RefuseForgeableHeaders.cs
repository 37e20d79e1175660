using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace CompanionChat.Functions.Hosting;

/// <summary>
/// The app trusts the X-MS-CLIENT-PRINCIPAL headers, which only a platform with App Service Authentication in front strips when a client forges
/// them. So outside local development it starts only where the platform says that it is in front.
/// </summary>
public static class RefuseForgeableHeaders
{
    private const string Setting = "WEBSITE_AUTH_ENABLED";

    /// <summary>Checks, before anything is served.</summary>
    /// <exception cref="InvalidSettingException">Anybody could be anyone here.</exception>
    public static void Check(IConfiguration configuration, IHostEnvironment environment)
    {
        if (!environment.IsDevelopment() && !(bool.TryParse(configuration[Setting], out var enabled) && enabled))
        {
            throw new InvalidSettingException(
                $"{Setting} is not true: App Service Authentication is not in front of this app, so anybody could forge the "
                + "X-MS-CLIENT-PRINCIPAL headers that say who is signed in. Turn it on, or set AZURE_FUNCTIONS_ENVIRONMENT=Development on your own machine.");
        }
    }
}
