using System.Net;
using CompanionChat.Functions.Features.Reply;
using CompanionChat.LocalHost.Durable;
using CompanionChat.LocalHost.Durable.History;
using CompanionChat.LocalHost.Durable.Replay;
using CompanionChat.Tests.Infrastructure;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace CompanionChat.Tests.Orchestrations;

/// <summary>
/// Histories of every way in which a reply can end, kept as files since the version that made them: instances that are under way while a new version
/// is deployed must go on, so today's orchestrator must replay each of them.
/// </summary>
public sealed class ReplyOrchestratorHistoryTests
{
    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Orchestrations", "Histories");

    public static TheoryData<string> Kept() => [.. Directory.EnumerateFiles(Folder, "*.jsonl").Select(path => Path.GetFileName(path))];

    [Theory]
    [MemberData(nameof(Kept))]
    public void A_kept_history_replays(string file) =>
        OrchestrationReplay.Verify(Orchestrator, OrchestrationHistory.Parse(File.ReadAllText(Path.Combine(Folder, file))));

    [Theory]
    [InlineData("ok", "ok")]
    [InlineData("reject", "ok")]
    [InlineData("blank", "ok")]
    [InlineData("blank", "blank")]
    public async Task What_ran_just_now_replays_and_holds_no_text(string primary, string fallback)
    {
        const string Secret = "the-secret-of-this-message";
        await using var host = await AppHost.StartAsync();
        await host.DialAsync("llm/primary", new { mode = primary, times = 0 });
        await host.DialAsync("llm/fallback", new { mode = fallback, times = 0 });
        var visitor = await host.SignInAsync();
        var conversation = await visitor.StartAsync(host.Companion);
        var accepted = (await visitor.SayAsync(conversation, Secret)).Expect(HttpStatusCode.Accepted);
        var id = accepted.Body.GetProperty("message").GetProperty("id").GetString()!;

        var client = (LocalDurableTaskClient)host.Services.GetRequiredService<DurableTaskClient>();
        var ended = await client.WaitForInstanceCompletionAsync(id);
        var history = (await client.ReadHistoryAsync(id))!;

        Assert.Equal(OrchestrationRuntimeStatus.Completed, ended.RuntimeStatus);
        OrchestrationReplay.Verify(Orchestrator, history, id);
        var text = OrchestrationHistory.Format(history);
        Assert.DoesNotContain(Secret, text, StringComparison.Ordinal);
        foreach (var message in (await visitor.OpenAsync(conversation)).GetProperty("messages").EnumerateArray())
        {
            Assert.DoesNotContain(message.GetProperty("text").GetString()!, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_history_in_which_something_else_happened_does_not_replay()
    {
        var history = OrchestrationHistory.Parse(File.ReadAllText(Path.Combine(Folder, "answered.jsonl")).Replace(
            nameof(GenerateReply), nameof(ReleaseReply), StringComparison.Ordinal));

        Assert.Throws<NonDeterministicOrchestrationException>(() => OrchestrationReplay.Verify(Orchestrator, history));
    }

    private static async Task<object?> Orchestrator(TaskOrchestrationContext context)
    {
        await ReplyOrchestrator.RunAsync(context);
        return null;
    }
}
