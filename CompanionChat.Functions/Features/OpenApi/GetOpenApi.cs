using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CompanionChat.Functions.Features.OpenApi;

/// <summary><c>GET /api/openapi.json</c>: the contract.</summary>
public sealed class GetOpenApi
{
    /// <summary>The function's name.</summary>
    public const string Name = "GetOpenApi";

    private const string Resource = "CompanionChat.Functions.Features.OpenApi.openapi.json";

    private static readonly Lazy<byte[]> Document = new(Load);

    /// <summary>Answers.</summary>
    [Function(Name)]
    public static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/openapi.json")] HttpRequest request)
    {
        request.HttpContext.Response.Headers.CacheControl = "public, max-age=300";
        return Results.Bytes(Document.Value, "application/json; charset=utf-8");
    }

    private static byte[] Load()
    {
        using var stream = typeof(GetOpenApi).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not embedded.");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
