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
/// Histories of every way in which a reply can end, kept as files since the version that made them, a folder for each: instances that are under way while
/// a new version is deployed must go on, so today's code must replay each of them with the orchestrator that the history names.
/// </summary>
public sealed class ReplyOrchestratorHistoryTests
{
    // Beside a changed orchestrator the old one stays: both are here until the old one's last history is gone.
    private static readonly Dictionary<string, Func<TaskOrchestrationContext, Task>> Orchestrators = new(StringComparer.Ordinal)
    {
        [nameof(ReplyOrchestrator)] = ReplyOrchestrator.RunAsync,
    };

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Orchestrations", "Histories");

    private static IEnumerable<string> Files =>
        Directory.EnumerateFiles(Folder, "*.jsonl", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Folder, path));

    public static TheoryData<string> Kept() => [.. Files];

    [Theory]
    [MemberData(nameof(Kept))]
    public void A_kept_history_of_a_released_version_replays(string file)
    {
        var history = OrchestrationHistory.Parse(File.ReadAllText(Path.Combine(Folder, file)));

        OrchestrationReplay.Verify(Of(history[0].Name!), history);
    }

    [Fact]
    public void Every_history_is_kept_in_the_folder_of_its_version() =>
        Assert.All(Files, file => Assert.Matches(@"^v\d+[/\\][a-z-]+\.jsonl$", file));

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
        OrchestrationReplay.Verify(Of(nameof(ReplyOrchestrator)), history, id);
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
        var history = OrchestrationHistory.Parse(File.ReadAllText(Path.Combine(Folder, "v1", "answered.jsonl")).Replace(
            nameof(GenerateReply), nameof(ReleaseReply), StringComparison.Ordinal));

        Assert.Throws<NonDeterministicOrchestrationException>(() => OrchestrationReplay.Verify(Of(nameof(ReplyOrchestrator)), history));
    }

    private static Func<TaskOrchestrationContext, Task<object?>> Of(string name) => async context =>
    {
        await Orchestrators[name](context);
        return null;
    };
}
