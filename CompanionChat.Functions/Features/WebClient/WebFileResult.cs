using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace CompanionChat.Functions.Features.WebClient;

/// <summary>
/// Answers with a file: in the smallest form that the client takes, for ever where its name holds its hash, else to be asked for again by its tag
/// (RFC 9110, sections 8.8.3, 12.5.3 and 13.1.2).
/// </summary>
internal sealed class WebFileResult(WebFile file) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var (encoding, bytes) = Choose(httpContext.Request);
        var tag = new EntityTagHeaderValue(encoding is null ? $"\"{file.ETag}\"" : $"\"{file.ETag}-{encoding}\"");
        var response = httpContext.Response;
        response.Headers.CacheControl = file.Immutable ? "public, max-age=31536000, immutable" : "no-cache";
        response.Headers.ETag = tag.ToString();
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (httpContext.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false) || known.Equals(EntityTagHeaderValue.Any)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        response.ContentType = file.ContentType;
        response.ContentLength = bytes.Length;
        if (encoding is not null)
        {
            response.Headers.ContentEncoding = encoding;
        }

        return HttpMethods.IsHead(httpContext.Request.Method)
            ? Task.CompletedTask
            : response.Body.WriteAsync(bytes, httpContext.RequestAborted).AsTask();
    }

    private (string? Encoding, byte[] Bytes) Choose(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().AcceptEncoding;
        return file switch
        {
            { Brotli: { } brotli } when Takes("br") => ("br", brotli),
            { Gzip: { } gzip } when Takes("gzip") => ("gzip", gzip),
            _ => (null, file.Plain),
        };

        bool Takes(string encoding) => accepted.Any(
            offer => offer.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && offer.Quality is not 0);
    }
}
