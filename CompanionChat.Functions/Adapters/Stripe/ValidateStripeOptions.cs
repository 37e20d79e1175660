using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CompanionChat.Functions.Adapters.Stripe;

/// <summary>Refuses to start with half of the settings, with a key of another kind, or where play money would buy the real thing.</summary>
/// <param name="environment">Only in development may a test key be used.</param>
internal sealed class ValidateStripeOptions(IHostEnvironment environment) : IValidateOptions<StripeOptions>
{
    /// <summary>One is in use, and one is about to be or was.</summary>
    private const int MostSecrets = 2;

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, StripeOptions options)
    {
        string?[] errors = options.SecretKey.Length == 0
            ?
            [
                options.WebhookSecrets.Count == 0 ? null : $"{ReadStripeOptions.WebhookSecret} is set, but {ReadStripeOptions.SecretKey} is not.",
            ]
            :
            [
                KeyError(options),
                SecretsError(options.WebhookSecrets),
                UpstreamSetting.AddressError(ReadStripeOptions.ApiBase, options.ApiBase),
                options.ApiBase.EndsWith("/v1", StringComparison.Ordinal) ? $"{ReadStripeOptions.ApiBase} must be without /v1." : null,
            ];

        var found = errors.OfType<string>().ToList();
        return found.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(found);
    }

    private static string? SecretsError(IReadOnlyList<string> secrets) => secrets.Count switch
    {
        0 => $"{ReadStripeOptions.WebhookSecret} is not set.",
        > MostSecrets => $"{ReadStripeOptions.WebhookSecret} must be one or two secrets, separated by a comma.",
        _ => secrets.Select(secret => UpstreamSetting.WordError(ReadStripeOptions.WebhookSecret, secret)).FirstOrDefault(error => error is not null),
    };

    private string? KeyError(StripeOptions options)
    {
        if (UpstreamSetting.WordError(ReadStripeOptions.SecretKey, options.SecretKey) is { } error)
        {
            return error;
        }

        // In development another server may play Stripe, with whatever key it likes.
        var isForNothing = environment.IsDevelopment() ? options.IsPublishable : !options.IsLiveMode && !options.IsTestMode;
        if (isForNothing)
        {
            return $"{ReadStripeOptions.SecretKey} must be a secret or a restricted key: it begins with sk_live_, rk_live_, sk_test_ or rk_test_.";
        }

        return options.IsTestMode && !environment.IsDevelopment()
            ? $"{ReadStripeOptions.SecretKey} is a test key, which takes play money. It is for development only."
            : null;
    }
}
