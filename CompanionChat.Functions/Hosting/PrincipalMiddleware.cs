using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace CompanionChat.Functions.Hosting;

/// <summary>Lets nobody in who is not signed in, but to the functions that are named public.</summary>
public sealed class PrincipalMiddleware : IFunctionsWorkerMiddleware
{
    /// <inheritdoc/>
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http || PublicFunctions.Names.Contains(context.FunctionDefinition.Name))
        {
            return next(context);
        }

        if (PlatformPrincipal.Read(http.Request.Headers) is not { } caller)
        {
            return Problems.Result(Problems.Unauthenticated).ExecuteAsync(http);
        }

        http.Features.Set(caller);
        return next(context);
    }
}
