using CompanionChat.Functions.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CompanionChat.Functions.Features.UnknownRoute;

/// <summary>
/// Whatever else under <c>/api</c>: a problem 404, or 405 where another method would do. The Functions host tries routes in the alphabetical order
/// of the functions' names, so this name comes after all others of the API. It names no methods, so it takes every one.
/// </summary>
public sealed class UnknownApiRoute(ApiRoutes routes)
{
    /// <summary>The function's name.</summary>
    public const string Name = "ZApiRouteUnknown";

    /// <summary>Answers.</summary>
    [Function(Name)]
    public IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, Route = "api/{*path}")] HttpRequest request)
    {
        var allowed = routes.MethodsOf(request.Path);
        if (allowed.Count == 0)
        {
            return Problems.Result(Problems.NotFound);
        }

        request.HttpContext.Response.Headers.Allow = string.Join(", ", allowed);
        return Problems.Result(Problems.MethodNotAllowed);
    }
}
