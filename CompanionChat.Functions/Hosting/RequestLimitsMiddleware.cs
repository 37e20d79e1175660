using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;

namespace CompanionChat.Functions.Hosting;

/// <summary>Turns away what is too large, of the wrong type, or sent by a page of another site, before anything is read.</summary>
public sealed class RequestLimitsMiddleware(IConfiguration configuration) : IFunctionsWorkerMiddleware
{
    private readonly Uri? publicBase = Uri.TryCreate(configuration["PUBLIC_BASE_URL"], UriKind.Absolute, out var uri) ? uri : null;

    /// <inheritdoc/>
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http)
        {
            await next(context);
            return;
        }

        http.Response.Headers.XContentTypeOptions = "nosniff";
        if (await RefuseAsync(http.Request, context.FunctionDefinition.Name) is { } problem)
        {
            await Problems.Result(problem).ExecuteAsync(http);
            return;
        }

        await next(context);
    }

    private async Task<Problem?> RefuseAsync(HttpRequest request, string function)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || PublicFunctions.Names.Contains(function))
        {
            return null;
        }

        if (request.ContentLength > JsonBody.MaxBytes)
        {
            return Problems.PayloadTooLarge;
        }

        if (HasBody(request) && !IsJson(request))
        {
            // Too large is told before the wrong type.
            return await JsonBody.IsTooLargeAsync(request, request.HttpContext.RequestAborted) ? Problems.PayloadTooLarge : Problems.UnsupportedMediaType;
        }

        return IsOwnOrigin(request) ? null : Problems.ForeignOrigin;
    }

    private static bool HasBody(HttpRequest request) => request.ContentLength is > 0 || request.Headers.TransferEncoding.Count > 0;

    private static bool IsJson(HttpRequest request) =>
        request.GetTypedHeaders().ContentType is { } type
        && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || type.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase));

    private bool IsOwnOrigin(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0
            || (Uri.TryCreate(origin, UriKind.Absolute, out var uri)
                && (string.Equals(uri.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase)
                    || (publicBase is not null && string.Equals(uri.Authority, publicBase.Authority, StringComparison.OrdinalIgnoreCase))));
    }
}
