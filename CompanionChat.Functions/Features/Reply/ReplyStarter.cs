using DurableTask.Core.Exceptions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace CompanionChat.Functions.Features.Reply;

/// <summary>Starts the orchestration under the message's id. No instance of that id is ever replaced.</summary>
public sealed partial class ReplyStarter(DurableTaskClient orchestrations, ILogger<ReplyStarter> logger) : IReplyStarter
{
    /// <inheritdoc/>
    public async Task<bool> StartAsync(ReplyInput input, CancellationToken cancellationToken)
    {
        // Without this, a start with the id of a running instance would terminate that one, and take its reply and its release with it.
        var options = new StartOrchestrationOptions(input.MessageId)
            .WithDedupeStatuses([.. StartOrchestrationOptionsExtensions.ValidDedupeStatuses]);
        try
        {
            await orchestrations.ScheduleNewOrchestrationInstanceAsync(nameof(ReplyOrchestrator), input, options, cancellationToken);
            return true;
        }
        catch (OrchestrationAlreadyExistsException)
        {
            // The id is random: this is our own start, whose first answer was lost.
            return true;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogNotStarted(exception, input.MessageId);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The orchestration of {MessageId} could not be started")]
    private partial void LogNotStarted(Exception exception, string messageId);
}
