using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace CompanionChat.Functions.Hosting.Telemetry;

/// <summary>
/// One span for each invocation (https://opentelemetry.io/docs/specs/semconv/faas/), under the one that the platform began. An HTTP function's ends with
/// its response. Orchestrators have none: they are replayed, and the platform traces them.
/// </summary>
public sealed class TraceMiddleware : IFunctionsWorkerMiddleware
{
    private const string InstanceId = "instanceId";

    /// <inheritdoc/>
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        var trigger = Trigger(context);
        if (trigger is "orchestrationTrigger" || Start(context, trigger) is not { } span)
        {
            await next(context);
            return;
        }

        if (context.GetHttpContext() is { } http)
        {
            EndWithResponse(span, http);
            await next(context);
            return;
        }

        using (span)
        {
            await RunAsync(context, next, span);
        }
    }

    private static async Task RunAsync(FunctionContext context, FunctionExecutionDelegate next, Activity span)
    {
        try
        {
            await next(context);
        }
        catch (Exception failure)
        {
            // The type only: a message may quote anything.
            span.SetTag("error.type", failure.GetType().FullName).SetStatus(ActivityStatusCode.Error);
            throw;
        }
    }

    private static string? Trigger(FunctionContext context)
    {
        foreach (var binding in context.FunctionDefinition.InputBindings.Values)
        {
            if (binding.Type.EndsWith("Trigger", StringComparison.OrdinalIgnoreCase))
            {
                return binding.Type;
            }
        }

        return null;
    }

    private static Activity? Start(FunctionContext context, string? trigger)
    {
        if (!ChatTelemetry.Source.HasListeners())
        {
            return null;
        }

        var isHttp = trigger is "httpTrigger";
        var span = ChatTelemetry.Source.StartActivity(
            context.FunctionDefinition.Name, isHttp ? ActivityKind.Server : ActivityKind.Internal, Parent(context));
        span?.SetTag("faas.trigger", isHttp ? "http" : trigger is "timerTrigger" ? "timer" : "other");
        if (trigger is "activityTrigger" && context.BindingContext.BindingData.TryGetValue(InstanceId, out var instance))
        {
            // Of an HTTP function this would be what a client put into its query.
            span?.SetTag("durabletask.task.instance_id", instance?.ToString()?.Trim('"'));
        }

        return span;
    }

    private static ActivityContext Parent(FunctionContext context) =>
        Activity.Current?.Context
        ?? (ActivityContext.TryParse(context.TraceContext.TraceParent, context.TraceContext.TraceState, isRemote: true, out var parent) ? parent : default);

    private static void EndWithResponse(Activity span, HttpContext http)
    {
        span.SetTag("http.request.method", http.Request.Method);
        http.Response.OnCompleted(() =>
        {
            var status = http.Response.StatusCode;
            span.SetTag("http.response.status_code", status);
            if (status >= StatusCodes.Status500InternalServerError)
            {
                span.SetStatus(ActivityStatusCode.Error);
            }

            span.Dispose();
            return Task.CompletedTask;
        });
    }
}
