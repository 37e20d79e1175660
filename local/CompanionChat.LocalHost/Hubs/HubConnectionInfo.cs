using CompanionChat.LocalHost.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CompanionChat.LocalHost.Hubs;

/// <summary>Fills in what <c>[SignalRConnectionInfoInput]</c> asks for.</summary>
internal sealed class HubConnectionInfo(Tokens tokens)
{
    /// <summary>Where to connect and with what; null where a header that the user id is made of is missing.</summary>
    public SignalRConnectionInfo? For(SignalRConnectionInfoInputAttribute attribute, HttpRequest request)
    {
        string? userId = null;
        if (attribute.UserId is not null && !BindingExpression.TryResolve(attribute.UserId, request.Headers, out userId))
        {
            return null;
        }

        return new SignalRConnectionInfo
        {
            Url = $"{request.Scheme}://{request.Host}{ChatHub.Path}/?hub={ChatHub.Name}",
            AccessToken = new HubTicket(ChatHub.Name, userId).Seal(tokens),
        };
    }
}
