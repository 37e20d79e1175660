using CompanionChat.LocalHost.Hubs;
using CompanionChat.LocalHost.Invocations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CompanionChat.LocalHost.Requests;

/// <summary>Answers requests with the HTTP functions, as the Functions host and the worker's ASP.NET Core integration do together.</summary>
internal sealed partial class FunctionEndpoint(
    FunctionRoutes routes,
    FunctionRunner runner,
    HubConnectionInfo connections,
    HubOutput hub,
    IHostApplicationLifetime lifetime,
    ILogger<FunctionEndpoint> logger)
{
    private const string HttpContextItem = "HttpRequestContext";

    /// <summary>Runs the function that the request is for; an empty 404 where there is none.</summary>
    public async Task InvokeAsync(HttpContext http)
    {
        if (!routes.TryMatch(http, out var function, out var values))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        http.Request.RouteValues = values;
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        var context = new LocalFunctionContext(function, new InvocationCause.Request(http), http.RequestServices, gone.Token);
        context.Items[HttpContextItem] = http;
        try
        {
            if (await TryConnectAsync(context, http))
            {
                await runner.RunAsync(context);
                await AnswerAsync(function.Outputs.Http(context.Result), http, function.Name);
            }
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (Exception failure)
        {
            LogFailed(failure, function.Name);
            Fail(http);
            return;
        }

        await PushAsync(function, context.Result, http);
    }

    // The Functions host binds its inputs before it calls the worker, so before the app's middleware.
    private async Task<bool> TryConnectAsync(LocalFunctionContext context, HttpContext http)
    {
        if (context.Function.ConnectionInfo is not { } attribute)
        {
            return true;
        }

        if (connections.For(attribute, http.Request) is { } info)
        {
            context.Features.Set(info);
            return true;
        }

        await HostProblem.WriteAsync(http, StatusCodes.Status401Unauthorized, "unauthenticated", "Sign in first.");
        return false;
    }

    private async Task AnswerAsync(object? answer, HttpContext http, string function)
    {
        switch (answer)
        {
            case IResult result:
                await result.ExecuteAsync(http);
                break;
            case IActionResult result:
                await result.ExecuteResultAsync(new ActionContext(http, http.GetRouteData(), new ActionDescriptor()));
                break;
            case not null:
                LogNoAnswer(function, answer.GetType());
                break;
        }
    }

    private async Task PushAsync(LocalFunction function, object? result, HttpContext http)
    {
        var pushes = function.Outputs.Pushes(result);
        if (pushes.Count == 0)
        {
            return;
        }

        try
        {
            await http.Response.CompleteAsync();
            await hub.SendAsync(pushes, lifetime.ApplicationStopping);
        }
        catch (Exception failure)
        {
            LogPushFailed(failure, function.Name);
        }
    }

    private static void Fail(HttpContext http)
    {
        if (http.Response.HasStarted)
        {
            http.Abort();
            return;
        }

        http.Response.Clear();
        http.Response.StatusCode = StatusCodes.Status500InternalServerError;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Function} failed")]
    private partial void LogFailed(Exception failure, string function);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Function}: what it pushes could not be sent")]
    private partial void LogPushFailed(Exception failure, string function);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Function} returned {Type}, which answers no request: return IResult or IActionResult, or mark a property with [HttpResult]")]
    private partial void LogNoAnswer(string function, Type type);
}
