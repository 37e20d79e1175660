namespace CompanionChat.Functions.Adapters;

/// <summary>
/// What is wrong with a setting that tells where an outside system is, or how to sign in to it. Each check answers one sentence
/// that names the setting and never repeats its value (keys must not reach a log), or null where nothing is wrong.
/// </summary>
internal static class UpstreamSetting
{
    /// <summary>An address must be absolute http(s), and https outside this machine: a key goes with every call.</summary>
    /// <param name="name">The setting's name.</param>
    /// <param name="value">The setting's value.</param>
    public static string? AddressError(string name, string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return $"{name} is not set; it must be an absolute http or https address.";
        }

        if (!Uri.TryCreate(value, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            return $"{name} must be an absolute http or https address.";
        }

        if (address.UserInfo.Length > 0 || address.Fragment.Length > 0)
        {
            return $"{name} must have neither a user nor a fragment.";
        }

        return address.Scheme is "https" || address.IsLoopback ? null : $"{name} must use https (http is for this machine only).";
    }

    /// <summary>A key, a model or the like must be one word of visible ASCII: what a header or a form can carry unchanged.</summary>
    /// <param name="name">The setting's name.</param>
    /// <param name="value">The setting's value.</param>
    public static string? WordError(string name, string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return $"{name} is not set; it must be one word of visible ASCII characters.";
        }

        return value.All(c => c is > ' ' and < '\x7f') ? null : $"{name} must be one word of visible ASCII characters.";
    }

    /// <summary>Whether an address is a payment provider's sandbox: its host has that word in it.</summary>
    public static bool IsSandbox(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Host.Contains("sandbox", StringComparison.OrdinalIgnoreCase);
}
