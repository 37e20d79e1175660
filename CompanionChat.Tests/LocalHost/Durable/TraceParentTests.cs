using System.Diagnostics;
using Azure.Data.Tables;
using CompanionChat.LocalHost.Durable.Running;
using CompanionChat.LocalHost.Durable.Storage;
using CompanionChat.Tests.Infrastructure;

namespace CompanionChat.Tests.LocalHost.Durable;

/// <summary>An orchestration stays in the trace of whoever started it, also over the end of a host.</summary>
public sealed class TraceParentTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private const string Orchestration = "orchestration:Work";

    private static ScriptedFunctions Functions() => new ScriptedFunctions()
        .Orchestrator("Work", async context =>
        {
            await context.CallActivityAsync<string>("Echo", "one");
            await context.CreateTimer(TimeSpan.FromMinutes(1), CancellationToken.None);
            return await context.CallActivityAsync<string>("Echo", "two");
        })
        .Activity("Echo", input => System.Text.Json.JsonSerializer.Deserialize<string>(input!));

    [Fact]
    public async Task A_host_that_was_killed_and_started_again_goes_on_in_the_same_trace()
    {
        using var trace = new CapturedTrace(DurableSpans.Source);
        var store = new TableInstanceStore(new TableServiceClient(azurite.ConnectionString), AzuriteFixture.NewTableName());
        await store.EnsureCreatedAsync(CancellationToken.None);
        using var host = new DurableDriver(Functions(), store);
        using var request = new Activity("request").SetParentId(trace.Header.Value).Start();
        var id = await host.StartAsync("Work");
        request.Stop();
        await Eventually.TrueAsync(() => Task.FromResult(Count(trace, "activity:Echo") == 1), "the first activity has run");

        using var next = await host.KilledAndStartedAgainAsync();
        await next.EndAsync(id);
        await Eventually.TrueAsync(() => Task.FromResult(Count(trace, Orchestration) == 2), "both hosts' spans have ended");

        Assert.All(trace.Spans.Where(span => span.DisplayName == Orchestration), span => Assert.Equal(request.SpanId, span.ParentSpanId));
        Assert.Equal(["activity:Echo", Orchestration], trace.Ancestry("activity:Echo"));
        Assert.True(Count(trace, "activity:Echo") >= 2);
    }

    [Fact]
    public async Task An_activity_that_throws_is_an_error_in_the_trace_by_its_type_alone()
    {
        using var trace = new CapturedTrace(DurableSpans.Source);
        using var host = new DurableDriver(new ScriptedFunctions()
            .Orchestrator("Work", async context => await context.CallActivityAsync<string>("Break"))
            .Activity("Break", _ => throw new IOException("somebody's words")));
        using var request = new Activity("request").SetParentId(trace.Header.Value).Start();

        await host.RunAsync("Work");

        var failed = Assert.Single(trace.Spans, span => span.DisplayName == "activity:Break");
        Assert.Equal((ActivityStatusCode.Error, "System.IO.IOException"), (failed.Status, failed.GetTagItem("error.type")));
        Assert.DoesNotContain("words", trace.Text, StringComparison.Ordinal);
    }

    private static int Count(CapturedTrace trace, string name) => trace.Spans.Count(span => span.DisplayName == name);
}
