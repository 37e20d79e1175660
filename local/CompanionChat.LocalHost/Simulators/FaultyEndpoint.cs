using CompanionChat.LocalHost.Simulators.Faults;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace CompanionChat.LocalHost.Simulators;

/// <summary>Serves a simulated upstream's calls, each with the fault that its dial says, and logs them.</summary>
/// <param name="clock">Times the log and the delays.</param>
/// <param name="lifetime">A call that is never answered must not keep the host from stopping.</param>
public sealed class FaultyEndpoint(TimeProvider clock, IHostApplicationLifetime lifetime)
{
    /// <summary>Serves one call.</summary>
    /// <param name="http">The call.</param>
    /// <param name="simulator">Whose dial and log.</param>
    /// <param name="upstream">Who answers where nothing goes wrong.</param>
    public async Task ServeAsync(HttpContext http, Simulator simulator, ISimulatedUpstream upstream)
    {
        var number = simulator.Requests.Arrived(clock.GetUtcNow());
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        try
        {
            if (await ReplyAsync(http, simulator.Faults.Take(), upstream, gone.Token) is { } reply)
            {
                simulator.Requests.Answered(number, reply.Status, reply.Model);
                await WriteAsync(http.Response, reply, gone.Token);
                return;
            }
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            // Nobody is there to be answered.
        }

        http.Abort();
    }

    /// <summary>The answer, or null: the connection breaks without one.</summary>
    private async Task<SimulatedReply?> ReplyAsync(HttpContext http, Fault fault, ISimulatedUpstream upstream, CancellationToken gone)
    {
        switch (fault.Mode)
        {
            case FaultMode.Error:
                return (await upstream.FailAsync(http.Request, fault.Status, gone)).FilledUpTo(fault.BodyBytes);
            case FaultMode.Slow:
                await Task.Delay(fault.Delay, clock, gone);
                return await upstream.AnswerAsync(http.Request, FaultMode.Ok, gone);
            case FaultMode.Timeout:
                await NeverAnswerAsync(http.Response, upstream.KeepAlive, gone);
                return null;
            case FaultMode.Malformed:
                return (await upstream.AnswerAsync(http.Request, FaultMode.Ok, gone)).Truncated();
            case FaultMode.RateLimited:
                http.Response.Headers.RetryAfter = "1";
                return upstream.Failure(StatusCodes.Status429TooManyRequests);
            case FaultMode.Drop:
                await upstream.AnswerAsync(http.Request, FaultMode.Ok, gone);
                return null;
            default:
                return await upstream.AnswerAsync(http.Request, fault.Mode, gone);
        }
    }

    private async Task NeverAnswerAsync(HttpResponse response, string? keepAlive, CancellationToken gone)
    {
        if (keepAlive is null)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, clock, gone);
            return;
        }

        response.ContentType = "application/json";
        using var second = new PeriodicTimer(TimeSpan.FromSeconds(1), clock);
        do
        {
            await response.WriteAsync(keepAlive, gone);
            await response.Body.FlushAsync(gone);
        }
        while (await second.WaitForNextTickAsync(gone));
    }

    private static async Task WriteAsync(HttpResponse response, SimulatedReply reply, CancellationToken gone)
    {
        response.StatusCode = reply.Status;
        response.ContentType = reply.ContentType;
        foreach (var part in reply.Parts)
        {
            await response.WriteAsync(part, gone);
            await response.Body.FlushAsync(gone);
        }
    }
}
