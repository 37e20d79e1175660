using Microsoft.AspNetCore.Builder;

namespace CompanionChat.LocalHost;

/// <summary>How to run the app.</summary>
public sealed class LocalHostOptions
{
    /// <summary>Where the host listens when nothing else is said.</summary>
    public const string DefaultUrls = "http://localhost:7071";

    /// <summary>Where to listen, http only, several separated by semicolons. Port 0 takes a free one.</summary>
    public string Urls { get; init; } = DefaultUrls;

    /// <summary>The folder of the tables and the sign-in keys; null: <c>.local</c> in the repository.</summary>
    public string? DataFolder { get; init; }

    /// <summary>Keep nothing: neither tables nor sign-ins outlive the host, and no folder is used.</summary>
    public bool InMemory { get; init; }

    /// <summary>Log what the app and the host do, not only what goes wrong.</summary>
    public bool Verbose { get; init; }

    /// <summary>Settings that go before those of the machine; a colon or <c>__</c> separates the parts of a name.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>Whether the environment's variables and <c>local.settings.json</c> are settings too; a test says no.</summary>
    public bool ReadMachineSettings { get; init; } = true;

    /// <summary>The app to run.</summary>
    public HostedApp App { get; init; } = HostedApp.CompanionChat;

    /// <summary>Called when all is registered and before anything is built, to replace services.</summary>
    public Action<WebApplicationBuilder>? Configure { get; init; }
}
