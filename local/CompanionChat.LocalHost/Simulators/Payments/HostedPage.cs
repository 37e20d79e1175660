using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace CompanionChat.LocalHost.Simulators.Payments;

/// <summary>The page where a simulated provider's buyer pays: what is bought, and a button for each thing that can happen.</summary>
internal static class HostedPage
{
    /// <summary>What the page is served as.</summary>
    public const string ContentType = "text/html; charset=utf-8";

    /// <param name="provider">Whose page it plays.</param>
    /// <param name="name">What is bought.</param>
    /// <param name="amount">In the currency's unit.</param>
    /// <param name="currency">The currency.</param>
    /// <param name="status">Where it stands.</param>
    /// <param name="buttons">What can happen: the address that its button posts to, and its text.</param>
    public static string Html(string provider, string name, decimal amount, string currency, string status, IEnumerable<(string Address, string Text)> buttons)
    {
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Safe(provider)} (simulated)</title>
            <link rel="icon" href="data:,">
            <style>body {"{"} font: 1rem/1.5 system-ui; max-width: 28rem; margin: 3rem auto; padding: 0 1rem {"}"} button {"{"} font: inherit; width: 100%; padding: .6rem; margin: .3rem 0 {"}"}</style>
            </head>
            <body>
            <main>
            <p>This plays {Safe(provider)}. No money moves.</p>
            <h1>{Safe(name)}</h1>
            <p>{amount} {Safe(currency)}, <span id="status">{Safe(status)}</span></p>

            """);
        foreach (var (address, text) in buttons)
        {
            html.Append(CultureInfo.InvariantCulture, $"<form method=\"post\" action=\"{Safe(address)}\"><button>{Safe(text)}</button></form>\n");
        }

        return html.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private static string Safe(string text) => HtmlEncoder.Default.Encode(text);
}
