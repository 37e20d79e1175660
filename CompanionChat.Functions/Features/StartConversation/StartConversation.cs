using CompanionChat.Domain.Companions;
using CompanionChat.Domain.Conversations;
using CompanionChat.Functions.Contract;
using CompanionChat.Functions.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CompanionChat.Functions.Features.StartConversation;

/// <summary><c>POST /api/conversations</c>: creates the caller's conversation with a companion, or finds it. Safe to repeat and to race.</summary>
public sealed class StartConversation(StartConversationHandler handler, ICompanionCatalog catalog)
{
    /// <summary>Answers.</summary>
    [Function(nameof(StartConversation))]
    public async Task<PushingResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/conversations")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (!(await JsonBody.ReadAsync<StartConversationRequest>(request, cancellationToken)).TryGet(out var body, out var problem))
        {
            return PushingResult.Quiet(problem);
        }

        if (catalog.Find(body.CompanionId) is not { } companion)
        {
            return PushingResult.Quiet(Problems.Result(Problems.NotFound));
        }

        var user = Caller.Of(request).User;
        var started = await handler.HandleAsync(user, companion, cancellationToken);
        var answer = new StartedAnswer(ConversationId.Of(user, companion.Id).Value);
        return started is null
            ? PushingResult.Quiet(Answers.Ok(answer))
            : new PushingResult
            {
                Http = Answers.With(StatusCodes.Status201Created, answer),
                Pushes = [ChatEvents.ConversationUpdated(user, started.Conversation, started.PremiumActive)],
            };
    }

    private sealed record StartedAnswer(string ConversationId);
}
