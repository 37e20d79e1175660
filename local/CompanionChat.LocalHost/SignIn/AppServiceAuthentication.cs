using CompanionChat.LocalHost.Requests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CompanionChat.LocalHost.SignIn;

/// <summary>
/// Plays App Service Authentication, which stands before the app on Azure and lets the anonymous pass. Its only provider takes anybody's
/// word for who they are. Source: learn.microsoft.com/azure/app-service/overview-authentication-authorization.
/// </summary>
internal sealed class AppServiceAuthentication(Tokens tokens)
{
    private const string CookieName = "AppServiceAuthSession";
    private const string HeaderName = "X-ZUMO-AUTH";

    public static void Use(WebApplication app)
    {
        var authentication = new AppServiceAuthentication(app.Services.GetRequiredService<Tokens>());
        app.Use(authentication.TellWhoAsync);
        authentication.Map(app);
    }

    private void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/.auth/login/local", LogInAsync);
        routes.MapGet("/.auth/me", MeAsync);
        routes.MapMethods("/.auth/logout", [HttpMethods.Get, HttpMethods.Post], LogOut);
    }

    private Task TellWhoAsync(HttpContext http, RequestDelegate next)
    {
        var headers = http.Request.Headers;
        PrincipalHeaders.Strip(headers);
        if (SessionOf(http.Request) is { } session)
        {
            http.Features.Set(session);
            PrincipalHeaders.Set(headers, session);
        }

        return next(http);
    }

    private Session? SessionOf(HttpRequest request)
    {
        var token = request.Headers.TryGetValue(HeaderName, out var header) ? header.ToString() : request.Cookies[CookieName];
        return token is { Length: > 0 } ? Session.Open(tokens, token) : null;
    }

    private async Task LogInAsync(HttpContext http)
    {
        if (!SameSite.Allows(http.Request))
        {
            await HostProblem.WriteAsync(http, StatusCodes.Status403Forbidden, "security_check_failed", "The request came from another site.");
            return;
        }

        if (await LoginRequest.ReadAsync(http.Request) is not { } login)
        {
            await HostProblem.WriteAsync(
                http, StatusCodes.Status400BadRequest, "invalid_request", """Send JSON {"userId":"1 to 128 characters","name":"up to 60, or none"}.""");
            return;
        }

        var session = new Session(login.UserId!, login.Name ?? login.UserId!);
        var token = session.Seal(tokens);
        http.Response.Cookies.Append(CookieName, token, Cookie(http.Request, Session.Lifetime));
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.WriteAsJsonAsync(new { authenticationToken = token, user = new { userId = session.UserId } }, http.RequestAborted);
    }

    // App Service answers 401 to the anonymous, also where it lets them pass otherwise.
    private static Task MeAsync(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (http.Features.Get<Session>() is not { } session)
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }

        return http.Response.WriteAsJsonAsync(
            new[] { new { provider_name = Session.Provider, user_id = session.UserId, user_claims = PrincipalHeaders.Claims(session) } },
            http.RequestAborted);
    }

    private static Task LogOut(HttpContext http)
    {
        http.Response.Cookies.Delete(CookieName, Cookie(http.Request, lifetime: null));
        http.Response.Redirect(SameSite.LocalPath(http.Request.Query["post_logout_redirect_uri"].ToString()));
        return Task.CompletedTask;
    }

    private static CookieOptions Cookie(HttpRequest request, TimeSpan? lifetime) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Path = "/",
        Secure = request.IsHttps,
        MaxAge = lifetime,
    };
}
