using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace CompanionChat.Functions.Hosting;

/// <summary>Reads the numbers of the house; one that is absent or blank keeps its default.</summary>
/// <param name="configuration">The app's settings.</param>
public sealed class ReadChatOptions(IConfiguration configuration) : IConfigureOptions<ChatOptions>
{
    // What is no whole number becomes one that no range allows, so that the validation names the setting.
    private const int NoNumber = int.MinValue;

    /// <inheritdoc/>
    public void Configure(ChatOptions options)
    {
        options.Quota = new ChatOptions.QuotaOptions
        {
            Text = Number("Quota:Text", options.Quota.Text),
            Media = Number("Quota:Media", options.Quota.Media),
            Audio = Number("Quota:Audio", options.Quota.Audio),
        };
        options.Nonce = new ChatOptions.NonceOptions { LifetimeSeconds = Number("Nonce:LifetimeSeconds", options.Nonce.LifetimeSeconds) };
        options.Reply = new ChatOptions.ReplyOptions { MaxPending = Number("Reply:MaxPending", options.Reply.MaxPending) };
    }

    private int Number(string name, int otherwise) => configuration[name] is not { } text || string.IsNullOrWhiteSpace(text)
        ? otherwise
        : int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : NoNumber;
}
