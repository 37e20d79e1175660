using Microsoft.AspNetCore.Http;

namespace CompanionChat.LocalHost.Simulators.Stripe.Pages;

/// <summary>Sends the browser on, to GET another page.</summary>
internal sealed class SeeOther(string location) : IResult
{
    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = location;
        return Task.CompletedTask;
    }
}
