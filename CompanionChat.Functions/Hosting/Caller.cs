using CompanionChat.Domain.Visitors;
using Microsoft.AspNetCore.Http;

namespace CompanionChat.Functions.Hosting;

/// <summary>Who sent the request, as App Service Authentication verified it.</summary>
/// <param name="User">The user's key in storage.</param>
/// <param name="UserId">The identity provider's id of the user.</param>
/// <param name="Name">What to call the user.</param>
public sealed record Caller(UserKey User, string UserId, string Name)
{
    /// <summary>Who sent this request.</summary>
    /// <exception cref="InvalidOperationException">The route is public, so nobody looked.</exception>
    public static Caller Of(HttpRequest request) =>
        request.HttpContext.Features.Get<Caller>() ?? throw new InvalidOperationException("A public route has no caller.");
}
