using System.Net.Http.Json;
using System.Text.Json;

namespace CompanionChat.Bench.Load;

/// <summary>Finds out where a signed-in user's screen connects: asks the app for the hub and a ticket, then the hub for a connection.</summary>
internal static class HubAddress
{
    /// <summary>Negotiates.</summary>
    /// <param name="http">The way to the app.</param>
    /// <param name="token">The session token.</param>
    /// <returns>The hub's WebSocket address with the ticket in it.</returns>
    public static async Task<Uri> NegotiateAsync(HttpClient http, string token)
    {
        var connection = await PostAsync(http, new Uri("/api/negotiate", UriKind.Relative), "X-ZUMO-AUTH", token);
        var url = new Uri(connection.GetProperty("url").GetString()!);
        var ticket = connection.GetProperty("accessToken").GetString()!;
        var negotiate = new UriBuilder(url) { Path = $"{url.AbsolutePath.TrimEnd('/')}/negotiate", Query = $"{url.Query}&negotiateVersion=1" };
        var id = (await PostAsync(http, negotiate.Uri, "Authorization", $"Bearer {ticket}")).GetProperty("connectionToken").GetString()!;
        var address = new UriBuilder(url) { Scheme = "ws" };
        address.Query = $"{address.Query.TrimStart('?')}&id={Uri.EscapeDataString(id)}&access_token={Uri.EscapeDataString(ticket)}";
        return address.Uri;
    }

    private static async Task<JsonElement> PostAsync(HttpClient http, Uri address, string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        request.Headers.Add(header, value);
        using var answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
