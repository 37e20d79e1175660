using System.Net.Http.Json;
using System.Text.Json;
using CompanionChat.Tests.Infrastructure;
using Microsoft.Playwright;

namespace CompanionChat.Tests.Browser;

/// <summary>The payment provider as a buyer and a bank see it: its page in the browser, and what happens to a payment afterwards.</summary>
internal sealed class Cashier(AppHost host)
{
    /// <summary>Presses a button on the provider's page.</summary>
    /// <param name="page">The buyer's page, which is on its way there.</param>
    /// <param name="name"><c>Pay</c>, <c>Pay later (bank debit)</c> or <c>Cancel</c>.</param>
    /// <param name="provider">Whose page.</param>
    public static async Task PressAsync(IPage page, string name, string provider = "stripe")
    {
        await page.WaitForURLAsync($"**/_sim/{provider}/pay/**");
        await page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();
    }

    /// <summary>Makes something happen to the newest payment of somebody: <c>settle</c>, <c>refund</c>, <c>dispute</c>, <c>dispute/won</c> and so on.</summary>
    public async Task LetAsync(Person person, string action)
    {
        var session = (await SessionsAsync(person))[0];
        using var answer = await host.Http.PostAsync($"/_sim/stripe/sessions/{session}/{action}", content: null);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>The provider's ids of somebody's checkouts, the newest first.</summary>
    public async Task<List<string>> SessionsAsync(Person person)
    {
        var orders = (await person.Visitor.GetAsync("/api/me/orders")).Body.GetProperty("orders").EnumerateArray()
            .Select(order => order.GetProperty("sessionId").GetString()!).ToList();
        var sessions = await host.Http.GetFromJsonAsync<JsonElement>("/_sim/stripe/sessions");
        return [.. sessions.EnumerateArray()
            .Where(session => orders.Exists(order => session.GetProperty("successUrl").GetString()!.Contains(order, StringComparison.Ordinal)))
            .Select(session => session.GetProperty("id").GetString()!)];
    }
}
