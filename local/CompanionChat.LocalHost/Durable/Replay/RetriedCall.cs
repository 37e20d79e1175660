using Microsoft.DurableTask;

namespace CompanionChat.LocalHost.Durable.Replay;

/// <summary>
/// Repeats an activity as its policy says, by durable timers, so that attempts and waits survive a restart.
/// The arithmetic is that of DurableTask.Core's retry interceptor; a timer after the last attempt is not set.
/// </summary>
internal static class RetriedCall
{
    public static async Task<string?> RunAsync(TaskOrchestrationContext context, RetryPolicy policy, Func<Task<string?>> attempt)
    {
        var started = context.CurrentUtcDateTime;
        for (var attempts = 1; ; attempts++)
        {
            try
            {
                return await attempt();
            }
            catch (TaskFailedException) when (attempts < policy.MaxNumberOfAttempts && !IsExpired(policy, started, context))
            {
                await context.CreateTimer(context.CurrentUtcDateTime + Interval(policy, attempts), CancellationToken.None);
            }
        }
    }

    private static bool IsExpired(RetryPolicy policy, DateTime started, TaskOrchestrationContext context) =>
        policy.RetryTimeout != Timeout.InfiniteTimeSpan
        && policy.RetryTimeout != TimeSpan.MaxValue
        && context.CurrentUtcDateTime - started >= policy.RetryTimeout;

    private static TimeSpan Interval(RetryPolicy policy, int attempts)
    {
        var wanted = policy.FirstRetryInterval.TotalMilliseconds * Math.Pow(policy.BackoffCoefficient, attempts - 1);
        return wanted < policy.MaxRetryInterval.TotalMilliseconds ? TimeSpan.FromMilliseconds(wanted) : policy.MaxRetryInterval;
    }
}
