using System.Text.Json.Nodes;
using CompanionChat.LocalHost.Simulators.Faults;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CompanionChat.LocalHost.Simulators.Payments;

/// <summary>One call of a simulated payment provider's API.</summary>
/// <param name="answer">What it answers where nothing goes wrong.</param>
/// <param name="failure">How this provider tells of a failure with a status.</param>
internal sealed class PaymentOperation(
    Func<HttpRequest, CancellationToken, Task<SimulatedReply>> answer, Func<int, SimulatedReply> failure) : ISimulatedUpstream
{
    /// <inheritdoc/>
    public string? KeepAlive => null;

    /// <inheritdoc/>
    public Task<SimulatedReply> AnswerAsync(HttpRequest request, FaultMode mode, CancellationToken cancellationToken) => mode switch
    {
        FaultMode.Blank => Task.FromResult(SimulatedReply.Json(StatusCodes.Status200OK, new JsonObject())),
        FaultMode.Reject => Task.FromResult(failure(StatusCodes.Status422UnprocessableEntity)),
        _ => answer(request, cancellationToken),
    };

    /// <inheritdoc/>
    public SimulatedReply Failure(int status) => failure(status);

    /// <summary>Maps it, with its simulator's faults and log.</summary>
    public void Map(IEndpointRouteBuilder routes, string simulator, string method, string path)
    {
        var endpoint = routes.ServiceProvider.GetRequiredService<FaultyEndpoint>();
        var dial = routes.ServiceProvider.GetRequiredKeyedService<Simulator>(simulator);
        routes.MapMethods($"/_sim/{simulator}{path}", [method], http => endpoint.ServeAsync(http, dial, this));
    }
}
