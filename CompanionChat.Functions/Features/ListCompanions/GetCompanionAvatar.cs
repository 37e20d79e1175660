using System.Diagnostics.CodeAnalysis;
using CompanionChat.Functions.Adapters.Catalog;
using CompanionChat.Functions.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CompanionChat.Functions.Features.ListCompanions;

/// <summary><c>GET /api/companions/{companionId}/avatar</c>: the companion's picture.</summary>
public sealed class GetCompanionAvatar(IAvatarStore avatars)
{
    /// <summary>The function's name.</summary>
    public const string Name = "GetCompanionAvatar";

    /// <summary>Where a companion's picture is; null for none.</summary>
    [return: NotNullIfNotNull(nameof(companionId))]
    public static string? UrlOf(string? companionId) => companionId is null ? null : $"/api/companions/{companionId}/avatar";

    /// <summary>Answers.</summary>
    [Function(Name)]
    public IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/companions/{companionId}/avatar")] HttpRequest request, string companionId)
    {
        if (avatars.FindAvatar(companionId) is not { } avatar)
        {
            return Problems.Result(Problems.NotFound);
        }

        // An SVG that is opened by itself is a document: it may do nothing.
        var headers = request.HttpContext.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
        headers.CacheControl = "public, max-age=3600";
        headers.ETag = avatar.ETag;
        return request.Headers.IfNoneMatch.Any(tag => tag?.Contains(avatar.ETag, StringComparison.Ordinal) is true || tag is "*")
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Bytes(avatar.Content, Avatar.ContentType);
    }
}
