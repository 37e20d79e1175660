using CompanionChat.Domain;
using CompanionChat.Domain.Payments;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;

namespace CompanionChat.Functions.Hosting;

/// <summary>Turns what went wrong in an HTTP function into a problem; the worker's own answer would be an empty 200.</summary>
public sealed partial class UnhandledExceptionMiddleware(ILogger<UnhandledExceptionMiddleware> logger) : IFunctionsWorkerMiddleware
{
    /// <inheritdoc/>
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http)
        {
            await next(context);
            return;
        }

        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            LogClientGone(context.FunctionDefinition.Name);
        }
        catch (Exception exception) when (!http.Response.HasStarted)
        {
            await Problems.Result(Classify(exception, context.FunctionDefinition.Name)).ExecuteAsync(http);
        }
    }

    private Problem Classify(Exception exception, string function)
    {
        switch (exception)
        {
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return Problems.PayloadTooLarge;
            case BadHttpRequestException:
                return Problems.InvalidRequest;
            case OperationCanceledException:
                LogStopping(function);
                return Problems.DependencyUnavailable;
            case StorageUnavailableException failed:
                LogStorageFailed(function, failed.Status, failed.ErrorCode);
                return Problems.DependencyUnavailable;
            case PaymentProviderUnavailableException failed:
                LogProviderFailed(function, failed.Provider, failed.Status, failed.Reason);
                return Problems.PaymentProviderUnavailable;
            default:
                LogUnhandled(exception, function);
                return Problems.InternalError;
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Function}: the client has gone")]
    private partial void LogClientGone(string function);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Function}: given up, the host is stopping")]
    private partial void LogStopping(string function);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Function}: storage failed with {Status} {ErrorCode}")]
    private partial void LogStorageFailed(string function, int status, string? errorCode);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Function}: {Provider} failed with {Status} {Reason}")]
    private partial void LogProviderFailed(string function, PaymentProvider provider, int status, string? reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Function} failed")]
    private partial void LogUnhandled(Exception exception, string function);
}
