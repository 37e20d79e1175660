namespace Azure.Data.Tables.Protocol;

/// <summary>
/// A storage account's connection string with a shared key.
/// Source: learn.microsoft.com/azure/storage/common/storage-configure-connection-string.
/// </summary>
internal sealed record ConnectionString(Uri Endpoint, string AccountName, byte[] AccountKey)
{
    /// <summary>What <c>UseDevelopmentStorage=true</c> stands for: the emulator's published account.</summary>
    private const string Development =
        "AccountName=devstoreaccount1;"
        + "AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;"
        + "TableEndpoint=http://127.0.0.1:10002/devstoreaccount1";

    /// <summary>Parses it.</summary>
    /// <exception cref="InvalidOperationException">It is malformed, or names no account, no key or no usable endpoint. The message repeats none of it.</exception>
    public static ConnectionString Parse(string text)
    {
        var settings = Settings(text);
        if (bool.TryParse(settings.GetValueOrDefault("UseDevelopmentStorage"), out var development) && development)
        {
            settings = Settings(Development);
        }

        var name = Required(settings, "AccountName");
        return new ConnectionString(EndpointOf(settings, name), name, KeyOf(settings));
    }

    public override string ToString() => $"{nameof(ConnectionString)} of {Endpoint}";

    private static Dictionary<string, string> Settings(string text)
    {
        var settings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var setting in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var equals = setting.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || !settings.TryAdd(setting[..equals].Trim(), setting[(equals + 1)..].Trim()))
            {
                throw new InvalidOperationException("The connection string is not a list of name=value, each name once, between semicolons.");
            }
        }

        return settings;
    }

    private static Uri EndpointOf(Dictionary<string, string> settings, string account)
    {
        var text = settings.GetValueOrDefault("TableEndpoint")
            ?? $"{settings.GetValueOrDefault("DefaultEndpointsProtocol", "https")}://{account}.table.{settings.GetValueOrDefault("EndpointSuffix", "core.windows.net")}";
        return Uri.TryCreate(text, UriKind.Absolute, out var endpoint) && endpoint.Scheme is "http" or "https"
            ? endpoint
            : throw new InvalidOperationException("The connection string's table endpoint is no http or https address.");
    }

    private static byte[] KeyOf(Dictionary<string, string> settings)
    {
        var text = Required(settings, "AccountKey");
        var key = new byte[text.Length];
        return Convert.TryFromBase64String(text, key, out var length)
            ? key[..length]
            : throw new InvalidOperationException("The connection string's AccountKey is not base64.");
    }

    private static string Required(Dictionary<string, string> settings, string name) =>
        settings.GetValueOrDefault(name) is { Length: > 0 } value
            ? value
            : throw new InvalidOperationException($"The connection string has no {name}.");
}
