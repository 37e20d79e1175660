using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace CompanionChat.Functions.Adapters.Turnstile;

/// <summary>Reads the settings <c>TURNSTILE_*</c>; one that is absent or blank keeps its default.</summary>
/// <param name="configuration">The app's settings.</param>
internal sealed class ReadTurnstileOptions(IConfiguration configuration) : IConfigureOptions<TurnstileOptions>
{
    public const string SiteKey = "TURNSTILE_SITE_KEY";
    public const string SecretKey = "TURNSTILE_SECRET_KEY";
    public const string VerifyUrl = "TURNSTILE_VERIFY_URL";
    public const string ScriptUrl = "TURNSTILE_SCRIPT_URL";
    public const string Action = "TURNSTILE_ACTION";
    public const string Hostnames = "TURNSTILE_HOSTNAMES";

    /// <inheritdoc/>
    public void Configure(TurnstileOptions options)
    {
        options.SiteKey = Value(SiteKey) ?? options.SiteKey;
        options.SecretKey = Value(SecretKey) ?? options.SecretKey;
        options.VerifyUrl = Value(VerifyUrl) ?? options.VerifyUrl;
        options.ScriptUrl = Value(ScriptUrl) ?? options.ScriptUrl;
        options.Action = Value(Action) ?? options.Action;
        options.Hostnames = Value(Hostnames)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? options.Hostnames;
    }

    private string? Value(string name) => configuration[name]?.Trim() is { Length: > 0 } value ? value : null;
}
