using CompanionChat.Domain;
using CompanionChat.Domain.Conversations;
using CompanionChat.Functions.Contract;
using CompanionChat.Functions.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CompanionChat.Functions.Features.Me;

/// <summary><c>GET /api/me</c>: who is signed in, and what they have bought. Creates nothing.</summary>
public sealed class GetMe(IChatStore store, TimeProvider clock)
{
    /// <summary>Answers.</summary>
    [Function(nameof(GetMe))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/me")] HttpRequest request, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(request);
        var profile = await store.ReadProfileAsync(caller.User, cancellationToken);
        return Answers.Ok(MeView.Of(caller, profile?.Value, clock.Now()));
    }
}
