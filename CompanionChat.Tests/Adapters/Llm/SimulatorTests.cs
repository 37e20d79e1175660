using System.Net.Http.Json;
using CompanionChat.Domain.Replies;
using CompanionChat.LocalHost.Simulators;
using CompanionChat.Tests.Infrastructure;

namespace CompanionChat.Tests.Adapters.Llm;

/// <summary>The client and the simulated providers understand each other, over real connections.</summary>
public sealed class SimulatorTests
{
    [Theory]
    [InlineData(ProviderRole.Primary)]
    [InlineData(ProviderRole.Fallback)]
    public async Task The_client_takes_the_simulators_answers(ProviderRole role)
    {
        await using var server = await LoopbackServer.StartAsync(app => app.MapSimulators(), services => services.AddSimulators());
        await using var bench = Bench(server);

        var answer = Assert.IsType<Completion.Answered>(await bench.Model.CompleteAsync(role, LlmBench.Prompt, CancellationToken.None));

        Assert.Contains("Tea? ☕", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("error", "http_500")]
    [InlineData("timeout", "timeout")]
    [InlineData("blank", "blank")]
    [InlineData("malformed", "malformed")]
    [InlineData("drop", "connection")]
    public async Task The_client_takes_each_fault_for_what_it_is_and_asks_once_more(string mode, string reason)
    {
        await using var server = await LoopbackServer.StartAsync(app => app.MapSimulators(), services => services.AddSimulators());
        await using var bench = Bench(server);
        using var fallback = await server.Http.PostAsJsonAsync("/_sim/llm/fallback/faults", new { mode });
        using var primary = await server.Http.PostAsJsonAsync("/_sim/llm/primary/faults", new { mode, bodyBytes = 200_000 });

        Assert.Equal(
            new Completion.Unavailable(reason),
            await bench.Model.CompleteAsync(ProviderRole.Fallback, LlmBench.Prompt, CancellationToken.None));
        Assert.IsType<Completion.Answered>(await bench.Model.CompleteAsync(ProviderRole.Primary, LlmBench.Prompt, CancellationToken.None));
    }

    [Fact]
    public async Task The_client_waits_out_a_rate_limit_and_takes_a_rejection()
    {
        await using var server = await LoopbackServer.StartAsync(app => app.MapSimulators(), services => services.AddSimulators());
        await using var bench = Bench(server);
        using var limited = await server.Http.PostAsJsonAsync("/_sim/llm/primary/faults", new { mode = "rateLimited" });
        using var rejecting = await server.Http.PostAsJsonAsync("/_sim/llm/fallback/faults", new { mode = "reject" });

        Assert.IsType<Completion.Answered>(await bench.Model.CompleteAsync(ProviderRole.Primary, LlmBench.Prompt, CancellationToken.None));
        Assert.Equal(
            new Completion.Rejected("http_400"),
            await bench.Model.CompleteAsync(ProviderRole.Fallback, LlmBench.Prompt, CancellationToken.None));
    }

    private static LlmBench Bench(LoopbackServer server) => LlmBench.WithRealUpstreams(
        ("LLM_BASE_URL_PRIMARY", $"{server.Address}_sim/llm/primary"),
        ("LLM_BASE_URL_FALLBACK", $"{server.Address}_sim/llm/fallback"),
        ("LLM_TIMEOUT_SECONDS", "2"));
}
