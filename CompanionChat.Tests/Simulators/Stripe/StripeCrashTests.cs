using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CompanionChat.Tests.Infrastructure;
using CompanionChat.Tests.LocalHost;

namespace CompanionChat.Tests.Simulators.Stripe;

/// <summary>The built host is killed between a payment and its webhook.</summary>
public sealed class StripeCrashTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("companionchat-stripe-crash-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task The_payment_is_in_the_books_and_the_webhook_is_sent_when_the_host_is_there_again()
    {
        string id;
        await using (var host = await StartAsync())
        {
            using var http = Client(host);
            id = await PayAsync(http);
            await host.KillAsync();
        }

        await using var again = await StartAsync();
        using var client = Client(again);

        Assert.Equal("paid", (string)(await client.GetFromJsonAsync<JsonObject>($"/_sim/stripe/v1/checkout/sessions/{id}"))!["payment_status"]!);
        await Eventually.TrueAsync(async () => Attempts(await client.GetFromJsonAsync<JsonObject>("/_sim/stripe/webhooks")) > 0, "the webhook is tried");
    }

    private static int Attempts(JsonObject? webhooks) =>
        webhooks!["attempts"]!.AsArray().Count(attempt => ((string)attempt!["subject"]!).EndsWith("checkout.session.completed", StringComparison.Ordinal));

    private static HttpClient Client(HostProcess host)
    {
        var http = new HttpClient { BaseAddress = host.BaseAddress };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", StripeServer.Key);
        return http;
    }

    // The dial holds the webhook back for longer than the host lives.
    private static async Task<string> PayAsync(HttpClient http)
    {
        using var dial = await http.PostAsJsonAsync("/_sim/stripe/webhooks/faults", new { mode = "delay", delayMs = 600_000 });
        using var form = new FormUrlEncodedContent(StripeServer.Order);
        using var opened = await http.PostAsync("/_sim/stripe/v1/checkout/sessions", form);
        var id = (string)(await opened.Content.ReadFromJsonAsync<JsonObject>())!["id"]!;
        using var paid = await http.PostAsync($"/_sim/stripe/sessions/{id}/pay", content: null);
        Assert.Equal((204, 200, 200), ((int)dial.StatusCode, (int)opened.StatusCode, (int)paid.StatusCode));
        return id;
    }

    private Task<HostProcess> StartAsync() => HostProcess.StartAsync(
        ["--urls", "http://127.0.0.1:0", "--data", folder.FullName],
        ("STRIPE_SECRET_KEY", StripeServer.Key),
        ("STRIPE_WEBHOOK_SECRET", StripeServer.Secret),
        ("STRIPE_API_BASE", "http://127.0.0.1:9"));
}
