using System.Security.Claims;
using CompanionChat.LocalHost.Requests;
using CompanionChat.LocalHost.SignIn;
using Microsoft.AspNetCore.Http;

namespace CompanionChat.LocalHost.Hubs;

/// <summary>Lets those with an access token through to the hub, each as the user of the token.</summary>
internal static class HubGate
{
    private const string Bearer = "Bearer ";

    public static Task InvokeAsync(HttpContext http, RequestDelegate next, Tokens tokens)
    {
        if (!http.Request.Path.StartsWithSegments(ChatHub.Path, StringComparison.Ordinal))
        {
            return next(http);
        }

        var hub = http.Request.Query["hub"].ToString();
        if (hub.Length == 0)
        {
            return HostProblem.WriteAsync(http, StatusCodes.Status400BadRequest, "invalid_request", "The query must name a hub.");
        }

        if (!string.Equals(hub, ChatHub.Name, StringComparison.OrdinalIgnoreCase))
        {
            return HostProblem.WriteAsync(http, StatusCodes.Status404NotFound, "not_found", "There is no such hub.");
        }

        if (HubTicket.Open(tokens, Token(http.Request)) is not { } ticket)
        {
            return HostProblem.WriteAsync(http, StatusCodes.Status401Unauthorized, "unauthenticated", "Negotiate first.");
        }

        http.User = Principal(ticket);
        return next(http);
    }

    // Browsers cannot set headers on a WebSocket; there the token is in the query.
    private static string Token(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? header[Bearer.Length..] : request.Query["access_token"].ToString();
    }

    private static ClaimsPrincipal Principal(HubTicket ticket) => new(new ClaimsIdentity(
        ticket.UserId is null ? [] : [new Claim(ClaimTypes.NameIdentifier, ticket.UserId)], authenticationType: nameof(HubTicket)));
}
