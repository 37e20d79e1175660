using CompanionChat.Functions.Features.MintNonce;
using CompanionChat.Functions.Features.SendMessage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace CompanionChat.Functions.Hosting.Telemetry;

/// <summary>
/// Counts what is refused, whoever refuses it: the function itself, a middleware before it, or a failure on the way. So it looks at the answer, and
/// not at the function's result.
/// </summary>
public sealed class CountRefusalsMiddleware(MessageMetrics messages, VisitorMetrics visitors) : IFunctionsWorkerMiddleware
{
    /// <inheritdoc/>
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        Action<string>? count = context.FunctionDefinition.Name switch
        {
            nameof(SendMessage) => messages.Refused,
            nameof(MintNonce) => visitors.NonceRefused,
            _ => null,
        };
        if (count is not null)
        {
            context.GetHttpContext()?.Features.Set(new ProblemWatch(problem => count(problem.Code)));
        }

        return next(context);
    }
}
