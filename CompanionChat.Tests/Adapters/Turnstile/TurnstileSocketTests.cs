using System.Net.Http.Json;
using CompanionChat.Domain.Visitors;
using CompanionChat.LocalHost.Simulators;
using CompanionChat.Tests.Infrastructure;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CompanionChat.Tests.Adapters.Turnstile;

/// <summary>The check for a human over real connections, against the simulated siteverify and against a stubborn one.</summary>
public sealed class TurnstileSocketTests
{
    [Fact]
    public async Task A_token_whose_good_answer_was_lost_on_the_way_is_still_good()
    {
        await using var server = await LoopbackServer.StartAsync(app => app.MapSimulators(), services => services.AddSimulators());
        await using var bench = TurnstileBench.WithRealUpstream(("TURNSTILE_VERIFY_URL", $"{server.Address}_sim/turnstile/v0/siteverify"));
        using var dial = await server.Http.PostAsJsonAsync("/_sim/turnstile/faults", new { mode = "drop" });

        Assert.Equal(HumanVerdict.Human, await bench.Verifier.VerifyAsync("token", CancellationToken.None));
        Assert.Equal(HumanVerdict.Refused, await bench.Verifier.VerifyAsync("token", CancellationToken.None));
    }

    [Fact]
    public async Task A_body_that_trickles_runs_into_the_deadline_of_five_seconds_and_is_asked_for_once_more()
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var calls = 0;
        await using var server = await LoopbackServer.StartAsync(app => app.MapPost("/siteverify", async http =>
        {
            if (Interlocked.Increment(ref calls) > 1)
            {
                await http.Response.WriteAsync("""{"success":true}""");
                return;
            }

            arrived.SetResult();
            using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
            while (await tick.WaitForNextTickAsync(http.RequestAborted))
            {
                await http.Response.WriteAsync("\n", http.RequestAborted);
                await http.Response.Body.FlushAsync(http.RequestAborted);
            }
        }));
        await using var bench = TurnstileBench.WithRealUpstream(("TURNSTILE_VERIFY_URL", $"{server.Address}siteverify"));

        Assert.Equal(HumanVerdict.Human, await bench.Verifier.VerifyAsync("token", CancellationToken.None));
        Assert.Equal(2, calls);
    }
}
