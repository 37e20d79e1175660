using CompanionChat.Domain.Conversations;
using CompanionChat.Functions.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CompanionChat.Functions.Features.GetConversation;

/// <summary><c>GET /api/conversations/{conversationId}</c>: all that the conversation screen needs, in one call.</summary>
public sealed class GetConversation(GetConversationHandler handler)
{
    private const int DefaultLimit = 50;
    private const int MaxLimit = 200;

    /// <summary>Answers.</summary>
    [Function(nameof(GetConversation))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/conversations/{conversationId}")] HttpRequest request,
        string conversationId,
        CancellationToken cancellationToken)
    {
        var user = Caller.Of(request).User;
        if (Limit(request) is not { } limit)
        {
            return Problems.Result(Problems.InvalidRequest, "limit must be a whole number from 1 to 200.");
        }

        // An id that is not the caller's has no cursors either; so that 400 comes before 404, the cursor's own shape is looked at first.
        var id = ConversationId.Parse(conversationId, user);
        var before = request.Query["before"];
        if (before.Count > 0 && !MessageCursor.IsWellFormed(before.ToString()))
        {
            return Problems.Result(Problems.InvalidRequest, MessageCursor.Unknown);
        }

        if (id is not { } conversation)
        {
            return Problems.Result(Problems.NotFound);
        }

        var range = MessageRange.All;
        if (before.Count > 0)
        {
            if (MessageCursor.Parse(before.ToString(), conversation) is not { } cursor)
            {
                return Problems.Result(Problems.InvalidRequest, MessageCursor.Unknown);
            }

            range = MessageRange.Before(cursor);
        }

        return await handler.HandleAsync(user, conversation, range, limit, cancellationToken) is { } view
            ? Answers.Ok(view)
            : Problems.Result(Problems.NotFound);
    }

    private static int? Limit(HttpRequest request) => request.Query["limit"] switch
    {
        { Count: 0 } => DefaultLimit,
        [{ Length: <= 3 } text] when text.All(char.IsAsciiDigit)
            && int.TryParse(text, out var limit) && limit is >= 1 and <= MaxLimit => limit,
        _ => null,
    };
}
