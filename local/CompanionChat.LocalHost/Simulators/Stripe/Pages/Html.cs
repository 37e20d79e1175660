using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;

namespace CompanionChat.LocalHost.Simulators.Stripe.Pages;

/// <summary>What the simulator's pages have in common. They need no script, and no style but a file.</summary>
internal static class Html
{
    private const string StylePath = $"/_sim/{StripeServices.SimulatorName}/style.css";

    /// <summary>ISO 4217's currencies without a smaller unit, as far as Stripe has them: https://docs.stripe.com/currencies#zero-decimal.</summary>
    private static readonly HashSet<string> Whole = new(StringComparer.Ordinal)
    {
        "bif", "clp", "djf", "gnf", "jpy", "kmf", "krw", "mga", "pyg", "rwf", "ugx", "vnd", "vuv", "xaf", "xof", "xpf",
    };

    /// <summary>Text, safe in elements and attributes.</summary>
    public static string Text(string? text) => HtmlEncoder.Default.Encode(text ?? "");

    /// <summary>An amount for people.</summary>
    /// <param name="amount">In the smallest unit.</param>
    /// <param name="currency">Three small letters.</param>
    public static string Money(long amount, string currency)
    {
        var number = Whole.Contains(currency)
            ? amount.ToString(CultureInfo.InvariantCulture)
            : (amount / 100m).ToString("0.00", CultureInfo.InvariantCulture);
        return $"{number} {currency.ToUpperInvariant()}";
    }

    /// <summary>Writes a page.</summary>
    /// <param name="http">Whom it answers.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="title">Its title, and its heading.</param>
    /// <param name="main">What is below the heading, as HTML.</param>
    public static Task WriteAsync(HttpContext http, int status, string title, string main)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";

        // No form-action: Chromium holds it against the redirect to the app, too, which may be on another origin.
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; frame-ancestors 'none'";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return http.Response.WriteAsync(
            $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{Text(title)} – simulated Stripe</title>
            <link rel="icon" href="data:,">
            <link rel="stylesheet" href="{StylePath}">
            </head>
            <body>
            <header>Simulated Stripe: no money moves.</header>
            <main>
            <h1>{Text(title)}</h1>
            {main}
            </main>
            </body>
            </html>

            """,
            http.RequestAborted);
    }
}
