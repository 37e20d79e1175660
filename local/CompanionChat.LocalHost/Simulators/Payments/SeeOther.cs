using Microsoft.AspNetCore.Http;

namespace CompanionChat.LocalHost.Simulators.Payments;

/// <summary>Leads a browser on after a form: with GET, whatever it came with.</summary>
/// <param name="address">Where to.</param>
internal sealed class SeeOther(string address) : IResult
{
    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = address;
        return Task.CompletedTask;
    }
}
