using CompanionChat.Domain.Conversations;
using CompanionChat.Domain.Visitors;
using CompanionChat.Functions.Contract;
using CompanionChat.Functions.Features.Reply;
using CompanionChat.Functions.Hosting;
using CompanionChat.Functions.Hosting.Telemetry;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace CompanionChat.Functions.Features.SendMessage;

/// <summary><c>POST /api/conversations/{conversationId}/messages</c>: accepts a message; the reply comes by push.</summary>
public sealed class SendMessage(SendMessageHandler handler, MessageMetrics metrics, ILogger<ReplyStarter> logger)
{
    /// <summary>Answers.</summary>
    [Function(nameof(SendMessage))]
    public async Task<PushingResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/conversations/{conversationId}/messages")] HttpRequest request,
        string conversationId,
        [DurableClient] DurableTaskClient orchestrations,
        CancellationToken cancellationToken)
    {
        if (!(await JsonBody.ReadAsync<SendMessageRequest>(request, cancellationToken)).TryGet(out var body, out var problem))
        {
            return PushingResult.Quiet(problem);
        }

        if (!IdempotencyKey.TryRead(request, out var key, out var wrongKey))
        {
            return PushingResult.Quiet(wrongKey);
        }

        var text = MessageText.Parse(body.Text);
        if (text.Refusal is { } refusal)
        {
            return PushingResult.Quiet(Problems.Result(refusal));
        }

        var user = Caller.Of(request).User;
        if (ConversationId.Parse(conversationId, user) is not { } id)
        {
            return PushingResult.Quiet(Problems.Result(Problems.NotFound));
        }

        var command = new SendCommand(id, text.Value, SendCommand.HashBody(id, body.Text), key);
        var starter = new ReplyStarter(orchestrations, logger);
        var decision = await handler.HandleAsync(user, command, NonceId.Parse(body.NonceId), starter, cancellationToken);
        return decision.Refusal is { } no ? PushingResult.Quiet(Problems.Result(no)) : Accepted(request, user, decision.Value);
    }

    private PushingResult Accepted(HttpRequest request, UserKey user, Sent sent)
    {
        if (sent.Repeated)
        {
            request.HttpContext.Response.Headers["Idempotency-Replayed"] = "true";
        }
        else
        {
            metrics.Accepted();
        }

        return new PushingResult
        {
            Http = Answers.With(
                StatusCodes.Status202Accepted,
                new SendMessageAnswer(MessageView.Of(sent.Message), FreeRemainingView.Of(sent.FreeAfter), sent.PremiumActive)),
            Pushes = sent.Conversation is { } conversation
                ?
                [
                    ChatEvents.MessageAdded(user, conversation.Version, sent.Message),
                    ChatEvents.ConversationUpdated(user, conversation, sent.PremiumActive),
                ]
                : null,
        };
    }

    private sealed record SendMessageAnswer(MessageView Message, FreeRemainingView FreeRemaining, bool PremiumActive);
}
