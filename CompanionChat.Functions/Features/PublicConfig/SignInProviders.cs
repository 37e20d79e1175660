using CompanionChat.Functions.Hosting;
using Microsoft.Extensions.Configuration;

namespace CompanionChat.Functions.Features.PublicConfig;

/// <summary>The ways to sign in that are configured in App Service Authentication, from the setting <c>SignIn__Providers</c>.</summary>
public sealed class SignInProviders
{
    private const string Setting = "SignIn:Providers";

    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["aad"] = "Microsoft",
        ["apple"] = "Apple",
        ["facebook"] = "Facebook",
        ["github"] = "GitHub",
        ["google"] = "Google",
        ["local"] = "This machine",
        ["x"] = "X",
    };

    /// <summary>Reads the setting: short names, separated by commas.</summary>
    /// <exception cref="InvalidSettingException">A name is not known.</exception>
    public SignInProviders(IConfiguration configuration)
    {
        var ids = (configuration[Setting] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        All = [.. ids.Select(id => Known.TryGetValue(id, out var name)
            ? new SignInProvider(id, name, $"/.auth/login/{id}")
            : throw new InvalidSettingException($"SignIn__Providers names '{id}'; known are {string.Join(", ", Known.Keys)}."))];
    }

    /// <summary>In the operator's order.</summary>
    public IReadOnlyList<SignInProvider> All { get; }
}
