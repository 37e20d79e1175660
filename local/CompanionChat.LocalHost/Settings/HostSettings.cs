using System.Collections;
using Microsoft.Extensions.Configuration;

namespace CompanionChat.LocalHost.Settings;

/// <summary>The app's settings: what the caller gives, over the environment, over <c>local.settings.json</c>.</summary>
internal static class HostSettings
{
    /// <summary>Adds them all, the weakest first. In each, <c>__</c> stands for the colon between the parts of a name.</summary>
    public static void AddSettings(this IConfigurationBuilder configuration, LocalHostOptions options, string? repository)
    {
        if (repository is not null)
        {
            configuration.AddInMemoryCollection(WithColons(LocalSettingsFile.Read(repository)));
            configuration.AddInMemoryCollection(WithColons(EnvironmentVariables()));
        }

        configuration.AddInMemoryCollection(WithColons(options.Settings));
    }

    /// <summary>Adds a setting where there is none: an empty one counts as none.</summary>
    /// <returns>Whether there was none.</returns>
    public static bool AddDefault(this IConfigurationManager configuration, string name, string value)
    {
        if (!string.IsNullOrWhiteSpace(configuration[name]))
        {
            return false;
        }

        configuration[name] = value;
        return true;
    }

    private static Dictionary<string, string?> EnvironmentVariables() => Environment.GetEnvironmentVariables()
        .Cast<DictionaryEntry>()
        .ToDictionary(variable => (string)variable.Key, variable => (string?)variable.Value, StringComparer.Ordinal);

    // Names differ in case only where the platform allows it; the last one counts, as for the environment variables of .NET.
    private static Dictionary<string, string?> WithColons(IReadOnlyDictionary<string, string?> settings)
    {
        var result = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in settings)
        {
            result[name.Replace("__", ConfigurationPath.KeyDelimiter, StringComparison.Ordinal)] = value;
        }

        return result;
    }
}
