using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace CompanionChat.Functions.Features.Reply;

/// <summary>
/// Answers a message: the primary provider, else the fallback, else the message is given back. It is replayed from its history after every step, so it
/// touches nothing but its context. Its name, its activities, their order and their inputs are the contract with histories that are under way:
/// a change of any of them needs a new orchestrator beside this one.
/// </summary>
public static partial class ReplyOrchestrator
{
    /// <summary>Seconds between looks for a message whose commit is late: 15 in all, longer than a sender goes on trying.</summary>
    private static readonly int[] SecondsBetweenLooks = [1, 2, 4, 8];

    // An exception out of an activity means infrastructure, never a provider. A minute is enough to get over a hiccup while a person waits.
    private static readonly TaskOptions ForAMinute = TaskOptions.FromRetryPolicy(
        new RetryPolicy(6, TimeSpan.FromSeconds(1), 2, TimeSpan.FromSeconds(30)));

    // What was taken must come back, however long storage is away.
    private static readonly TaskOptions ForADay = TaskOptions.FromRetryPolicy(
        new RetryPolicy(300, TimeSpan.FromSeconds(1), 2, TimeSpan.FromMinutes(5)));

    /// <summary>Runs one step of it.</summary>
    [Function(nameof(ReplyOrchestrator))]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var input = context.GetInput<ReplyInput>() ?? throw new InvalidOperationException("The reply orchestration has no input.");
        var step = await AnswerAsync(context, input);
        if (step.Outcome is ReplyOutcome.TryFallback or ReplyOutcome.GiveUp)
        {
            step = await ReleaseAsync(context, input);
        }

        if (step.Outcome is ReplyOutcome.Answered or ReplyOutcome.Released)
        {
            await PushAsync(context, new PushEventsInput(input, step));
        }
    }

    private static async Task<ReplyStep> AnswerAsync(TaskOrchestrationContext context, ReplyInput input)
    {
        try
        {
            var step = await AskPrimaryAsync(context, input);
            return step.Outcome == ReplyOutcome.TryFallback ? await AskAsync(context, input, fallback: true) : step;
        }
        catch (TaskFailedException failed)
        {
            LogActivityFailed(context.CreateReplaySafeLogger(nameof(ReplyOrchestrator)), input.MessageId, failed.FailureDetails.ErrorType);
            return new ReplyStep(ReplyOutcome.GiveUp);
        }
    }

    private static async Task<ReplyStep> AskPrimaryAsync(TaskOrchestrationContext context, ReplyInput input)
    {
        var step = await AskAsync(context, input, fallback: false);
        foreach (var seconds in SecondsBetweenLooks)
        {
            if (step.Outcome != ReplyOutcome.NotYet)
            {
                return step;
            }

            await context.CreateTimer(TimeSpan.FromSeconds(seconds), CancellationToken.None);
            step = await AskAsync(context, input, fallback: false);
        }

        if (step.Outcome != ReplyOutcome.NotYet)
        {
            return step;
        }

        step = await context.CallActivityAsync<ReplyStep>(nameof(AbandonReply), input, ForADay);
        return step.Outcome == ReplyOutcome.Committed ? await AskAsync(context, input, fallback: false) : step;
    }

    // A message that is not there may still be on its way: only when it can no longer come is there nothing to give back.
    private static async Task<ReplyStep> ReleaseAsync(TaskOrchestrationContext context, ReplyInput input)
    {
        var step = await context.CallActivityAsync<ReplyStep>(nameof(ReleaseReply), input, ForADay);
        if (step.Outcome != ReplyOutcome.NotYet)
        {
            return step;
        }

        step = await context.CallActivityAsync<ReplyStep>(nameof(AbandonReply), input, ForADay);
        return step.Outcome == ReplyOutcome.Committed
            ? await context.CallActivityAsync<ReplyStep>(nameof(ReleaseReply), input, ForADay)
            : step;
    }

    private static Task<ReplyStep> AskAsync(TaskOrchestrationContext context, ReplyInput input, bool fallback) =>
        context.CallActivityAsync<ReplyStep>(nameof(GenerateReply), new GenerateReplyInput(input, fallback), ForAMinute);

    // Pushes are hints: one that fails is not repeated, and fails nothing.
    private static async Task PushAsync(TaskOrchestrationContext context, PushEventsInput input)
    {
        try
        {
            await context.CallActivityAsync<object>(nameof(PushEvents), input);
        }
        catch (TaskFailedException failed)
        {
            LogPushFailed(context.CreateReplaySafeLogger(nameof(ReplyOrchestrator)), input.Reply.MessageId, failed.FailureDetails.ErrorType);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{MessageId} could not be answered: {ErrorType}")]
    private static partial void LogActivityFailed(ILogger logger, string messageId, string errorType);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The events of {MessageId} could not be pushed: {ErrorType}")]
    private static partial void LogPushFailed(ILogger logger, string messageId, string errorType);
}
