using System.Text.RegularExpressions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CompanionChat.Functions.Adapters.Turnstile;

/// <summary>Refuses to start where tokens could not be checked, or where the check would let everyone in.</summary>
/// <param name="environment">Only in development may a test secret be used.</param>
internal sealed partial class ValidateTurnstileOptions(IHostEnvironment environment) : IValidateOptions<TurnstileOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, TurnstileOptions options)
    {
        string?[] errors =
        [
            UpstreamSetting.WordError(ReadTurnstileOptions.SiteKey, options.SiteKey),
            UpstreamSetting.WordError(ReadTurnstileOptions.SecretKey, options.SecretKey),
            UpstreamSetting.AddressError(ReadTurnstileOptions.VerifyUrl, options.VerifyUrl),
            IsPathOnOurOrigin(options.ScriptUrl) ? null : UpstreamSetting.AddressError(ReadTurnstileOptions.ScriptUrl, options.ScriptUrl),
            ActionName().IsMatch(options.Action)
                ? null
                : $"{ReadTurnstileOptions.Action} must be 1 to 32 letters, digits, '_' or '-'.",
            options.Hostnames.All(host => Uri.CheckHostName(host) != UriHostNameType.Unknown)
                ? null
                : $"{ReadTurnstileOptions.Hostnames} must be host names, separated by commas: no scheme, port or path.",
            !environment.IsDevelopment() && TestKey().IsMatch(options.SiteKey)
                ? $"{ReadTurnstileOptions.SiteKey} is one of Cloudflare's test keys, which ask nobody anything. They are for development only."
                : null,
            !environment.IsDevelopment() && TestKey().IsMatch(options.SecretKey)
                ? $"{ReadTurnstileOptions.SecretKey} is one of Cloudflare's test secrets, which check nothing. They are for development only."
                : null,
        ];

        var found = errors.OfType<string>().ToList();
        return found.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(found);
    }

    private static bool IsPathOnOurOrigin(string script) => script is ['/', not ('/' or '\\'), ..];

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,32}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ActionName();

    /// <summary>Always passes, always fails, already spent or interactive (<see href="https://developers.cloudflare.com/turnstile/troubleshooting/testing/"/>).</summary>
    [GeneratedRegex(@"\A[123]x0+(?:AA|AB|BB|FF)\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TestKey();
}
