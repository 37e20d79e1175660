using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CompanionChat.Functions.Hosting.Telemetry;
using Microsoft.AspNetCore.Http;

namespace CompanionChat.Functions.Hosting;

/// <summary>Answers with <c>application/problem+json</c> (RFC 9457).</summary>
public sealed class ProblemResult(Problem problem, string? detail = null) : IResult
{
    /// <summary>What went wrong.</summary>
    public Problem Problem => problem;

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Features.Get<ProblemWatch>()?.Tell(problem);
        var response = httpContext.Response;
        response.StatusCode = problem.Status;
        response.ContentType = "application/problem+json";
        response.Headers.CacheControl = "no-store";
        if (problem.RetryAfterSeconds is { } seconds)
        {
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        var body = Body(Activity.Current?.TraceId.ToString() ?? httpContext.TraceIdentifier);
        response.ContentLength = body.Length;
        return HttpMethods.IsHead(httpContext.Request.Method)
            ? Task.CompletedTask
            : response.Body.WriteAsync(body, httpContext.RequestAborted).AsTask();
    }

    private byte[] Body(string traceId)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("type", $"urn:companionchat:problem:{problem.Code}");
            json.WriteString("title", problem.Title);
            json.WriteNumber("status", problem.Status);
            if (detail is not null)
            {
                json.WriteString("detail", detail);
            }

            json.WriteString("code", problem.Code);
            json.WriteString("traceId", traceId);
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }
}
