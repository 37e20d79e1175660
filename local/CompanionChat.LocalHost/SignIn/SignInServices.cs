using CompanionChat.LocalHost.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace CompanionChat.LocalHost.SignIn;

/// <summary>The keys of the sign-ins.</summary>
internal static class SignInServices
{
    /// <param name="services">The host's services.</param>
    /// <param name="folder">Where the keys outlive the host; null: they do not.</param>
    public static void AddSignIn(this IServiceCollection services, DataFolder? folder)
    {
        var protection = services.AddDataProtection().SetApplicationName(nameof(CompanionChat));
        if (folder is null)
        {
            protection.UseEphemeralDataProtectionProvider();
        }
        else
        {
            protection.PersistKeysToFileSystem(folder.Keys);
        }

        services.AddSingleton<Tokens>();
    }
}
