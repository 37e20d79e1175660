using System.Globalization;
using Microsoft.Extensions.Options;

namespace CompanionChat.Functions.Hosting;

/// <summary>Checks the numbers of the house at start, and names every setting that is wrong.</summary>
public sealed class ValidateChatOptions : IValidateOptions<ChatOptions>
{
    private const int MaxQuota = 1_000_000;

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, ChatOptions options)
    {
        string?[] errors =
        [
            RangeError("Quota__Text", options.Quota.Text, 0, MaxQuota),
            RangeError("Quota__Media", options.Quota.Media, 0, MaxQuota),
            RangeError("Quota__Audio", options.Quota.Audio, 0, MaxQuota),
            RangeError("Nonce__LifetimeSeconds", options.Nonce.LifetimeSeconds, 1, 3600),
            RangeError("Reply__MaxPending", options.Reply.MaxPending, 1, 1000),
        ];
        var found = errors.OfType<string>().ToList();
        return found.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(found);
    }

    private static string? RangeError(string setting, int value, int least, int most) => value >= least && value <= most
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"{setting} must be a whole number from {least} to {most}.");
}
