using System.Text;
using CompanionChat.Domain.Replies;
using CompanionChat.Tests.Infrastructure;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CompanionChat.Tests.Adapters.Llm;

/// <summary>What only real connections show: deadlines over trickling bodies, broken connections, bodies that never end.</summary>
public sealed class RealSocketTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    [Fact]
    public async Task Keep_alive_bytes_do_not_extend_the_deadline()
    {
        var calls = 0;
        await using var server = await LoopbackServer.StartAsync(app => app.MapPost("/v1/chat/completions", async http =>
        {
            Interlocked.Increment(ref calls);
            using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
            while (await tick.WaitForNextTickAsync(http.RequestAborted))
            {
                await http.Response.WriteAsync("\n", http.RequestAborted);
                await http.Response.Body.FlushAsync(http.RequestAborted);
            }
        }));
        await using var bench = Bench(server);

        Assert.Equal(new Completion.Unavailable("timeout"), await CompleteAsync(bench, ProviderRole.Primary));
        Assert.Equal(2, calls);
    }

    [Fact]
    public async Task An_upstream_that_never_answers_runs_into_the_deadline()
    {
        await using var server = await LoopbackServer.StartAsync(app =>
            app.MapPost("/v1/chat/completions", http => Task.Delay(Timeout.InfiniteTimeSpan, http.RequestAborted)));
        await using var bench = Bench(server);

        Assert.Equal(new Completion.Unavailable("timeout"), await CompleteAsync(bench, ProviderRole.Fallback));
    }

    [Fact]
    public async Task Keep_alive_lines_before_a_timely_answer_do_no_harm()
    {
        await using var server = await LoopbackServer.StartAsync(app => app.MapPost("/v1/chat/completions", async http =>
        {
            await http.Response.WriteAsync("\n\n");
            await http.Response.Body.FlushAsync();
            await http.Response.WriteAsync(LlmBench.Answer("Hello."));
        }));
        await using var bench = Bench(server);

        Assert.Equal(new Completion.Answered("Hello."), await CompleteAsync(bench, ProviderRole.Primary));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_connection_that_breaks_is_tried_once_more(bool inTheBody)
    {
        var calls = 0;
        await using var server = await LoopbackServer.StartAsync(app => app.MapPost("/v1/chat/completions", async http =>
        {
            Interlocked.Increment(ref calls);
            if (inTheBody)
            {
                await http.Response.WriteAsync("{\"choices\":[");
                await http.Response.Body.FlushAsync();
            }

            http.Abort();
        }));
        await using var bench = Bench(server);

        Assert.Equal(new Completion.Unavailable("connection"), await CompleteAsync(bench, ProviderRole.Primary));
        Assert.Equal(2, calls);
    }

    [Fact]
    public async Task Nobody_listening_is_a_connection_failure()
    {
        var server = await LoopbackServer.StartAsync(_ => { });
        await server.DisposeAsync();
        await using var bench = Bench(server);

        Assert.Equal(new Completion.Unavailable("connection"), await CompleteAsync(bench, ProviderRole.Fallback));
    }

    [Theory]
    [InlineData(200, "too_large")]
    [InlineData(500, "http_500")]
    public async Task A_body_without_end_is_let_go_of(int status, string reason)
    {
        await using var server = await LoopbackServer.StartAsync(app => app.MapPost("/v1/chat/completions", async http =>
        {
            http.Response.StatusCode = status;
            var piece = Encoding.ASCII.GetBytes(new string(' ', 16 * 1024));
            while (!http.RequestAborted.IsCancellationRequested)
            {
                await http.Response.Body.WriteAsync(piece, http.RequestAborted);
            }
        }));
        await using var bench = Bench(server, timeoutSeconds: 30);

        Assert.Equal(new Completion.Unavailable(reason), await CompleteAsync(bench, ProviderRole.Fallback));
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        var followed = false;
        await using var server = await LoopbackServer.StartAsync(app =>
        {
            app.MapPost("/v1/chat/completions", () => Results.Redirect("/elsewhere", preserveMethod: true));
            app.MapPost("/elsewhere", () => followed = true);
        });
        await using var bench = Bench(server);

        Assert.Equal(new Completion.Unavailable("http_307"), await CompleteAsync(bench, ProviderRole.Primary));
        Assert.False(followed);
    }

    [Fact]
    public async Task The_callers_cancellation_ends_a_call_in_flight()
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await LoopbackServer.StartAsync(app => app.MapPost("/v1/chat/completions", async http =>
        {
            arrived.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, http.RequestAborted);
        }));
        await using var bench = Bench(server, timeoutSeconds: 60);
        using var leaving = new CancellationTokenSource();

        var call = bench.Model.CompleteAsync(ProviderRole.Primary, LlmBench.Prompt, leaving.Token);
        await arrived.Task;
        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    private static LlmBench Bench(LoopbackServer server, int timeoutSeconds = 1) => LlmBench.WithRealUpstreams(
        ("LLM_BASE_URL_PRIMARY", server.Address.ToString()),
        ("LLM_BASE_URL_FALLBACK", server.Address.ToString()),
        ("LLM_TIMEOUT_SECONDS", $"{timeoutSeconds}"));

    // A deadline that does not hold fails the test, instead of keeping it waiting for as long as the upstream likes.
    private static Task<Completion> CompleteAsync(LlmBench bench, ProviderRole role) =>
        bench.Model.CompleteAsync(role, LlmBench.Prompt, CancellationToken.None).WaitAsync(Patience);
}
