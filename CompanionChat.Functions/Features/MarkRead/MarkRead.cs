using CompanionChat.Domain.Conversations;
using CompanionChat.Functions.Contract;
using CompanionChat.Functions.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CompanionChat.Functions.Features.MarkRead;

/// <summary><c>POST /api/conversations/{conversationId}/read</c>: moves the read mark forward.</summary>
public sealed class MarkRead(MarkReadHandler handler)
{
    /// <summary>Answers.</summary>
    [Function(nameof(MarkRead))]
    public async Task<PushingResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/conversations/{conversationId}/read")] HttpRequest request,
        string conversationId,
        CancellationToken cancellationToken)
    {
        if (!(await JsonBody.ReadAsync<MarkReadRequest>(request, cancellationToken)).TryGet(out var body, out var problem))
        {
            return PushingResult.Quiet(problem);
        }

        var user = Caller.Of(request).User;
        if (ConversationId.Parse(conversationId, user) is not { } id)
        {
            return PushingResult.Quiet(Problems.Result(Problems.NotFound));
        }

        var decision = await handler.HandleAsync(user, id, body.At, cancellationToken);
        return decision.Refusal is { } refusal
            ? PushingResult.Quiet(Problems.Result(refusal))
            : new PushingResult
            {
                Http = Results.NoContent(),
                Pushes = decision.Value.Moved is { } moved
                    ? [ChatEvents.ConversationUpdated(user, moved, decision.Value.PremiumActive)]
                    : null,
            };
    }
}
