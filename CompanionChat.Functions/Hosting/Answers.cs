using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace CompanionChat.Functions.Hosting;

/// <summary>Answers with JSON. What is personal is never cached.</summary>
public static class Answers
{
    // The answer is JSON and nothing else (nosniff): escaping for HTML would only make most of the world's scripts six times as long.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>200 with a body.</summary>
    public static IResult Ok<T>(T body) => With(StatusCodes.Status200OK, body);

    /// <summary>A status with a body.</summary>
    public static IResult With<T>(int status, T body) => new JsonAnswer<T>(status, body);

    private sealed class JsonAnswer<T>(int status, T body) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var bytes = JsonSerializer.SerializeToUtf8Bytes(body, Json);
            var response = httpContext.Response;
            response.StatusCode = status;
            response.ContentType = "application/json; charset=utf-8";
            response.ContentLength = bytes.Length;
            if (response.Headers.CacheControl.Count == 0)
            {
                response.Headers.CacheControl = "no-store";
            }

            return response.Body.WriteAsync(bytes, httpContext.RequestAborted).AsTask();
        }
    }
}
