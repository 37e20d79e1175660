using CompanionChat.Functions.Contract;
using CompanionChat.Functions.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CompanionChat.Functions.Features.Negotiate;

/// <summary>
/// <c>POST /api/negotiate</c>: where a SignalR client connects, bound to the caller. The user id comes from headers that only the platform can set.
/// </summary>
public sealed class Negotiate
{
    private const string User = "{headers.x-ms-client-principal-idp}|{headers.x-ms-client-principal-id}";

    /// <summary>Answers.</summary>
    [Function(nameof(Negotiate))]
    public static IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/negotiate")] HttpRequest request,
        [SignalRConnectionInfoInput(HubName = ChatEvents.Hub, UserId = User)] SignalRConnectionInfo connection) =>
        Answers.Ok(new NegotiateAnswer(connection.Url, connection.AccessToken));

    private sealed record NegotiateAnswer(string Url, string AccessToken);
}
