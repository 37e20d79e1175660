using System.Net;
using System.Text.Json;
using CompanionChat.Tests.Drivers;
using CompanionChat.Tests.Infrastructure;
using CompanionChat.Tests.LocalHost;

namespace CompanionChat.Tests.Crashes;

/// <summary>The host as <c>./run</c> starts it, with its own Azurite, killed with all of its process tree.</summary>
public sealed class KilledHostTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("companionchat-killed-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_message_that_was_acknowledged_the_moment_before_is_answered_after_the_restart_and_nobody_signs_in_again()
    {
        var current = await StartAsync();
        try
        {
            using var http = WhereverItIs.NewClient(() => current.BaseAddress);
            var visitor = await Visitor.SignInAsync(http);
            var companion = (await visitor.GetAsync("/api/companions")).Body.GetProperty("companions")[0].GetProperty("id").GetString()!;
            var conversation = await visitor.StartAsync(companion);
            for (var i = 1; i <= 3; i++)
            {
                var accepted = (await visitor.SayAsync(conversation, $"Message {i}", $"key-{i}")).Expect(HttpStatusCode.Accepted);
                await current.KillAsync();
                await current.DisposeAsync();
                current = await StartAsync();

                var id = accepted.Body.GetProperty("message").GetProperty("id").GetString()!;
                await Eventually.TrueAsync(async () => StatusOf(await visitor.OpenAsync(conversation), id) == "answered", $"message {i} is answered");
            }

            var view = await visitor.OpenAsync(conversation);
            var replies = view.GetProperty("messages").EnumerateArray().Select(message => Text(message, "inReplyTo")).OfType<string>().ToList();
            Assert.Equal((3, 3), (replies.Count, replies.Distinct(StringComparer.Ordinal).Count()));
            Assert.Equal(7, view.GetProperty("freeRemaining").GetProperty("text").GetInt32());
        }
        finally
        {
            await current.DisposeAsync();
        }
    }

    private Task<HostProcess> StartAsync() => HostProcess.StartAsync(["--urls", "http://127.0.0.1:0", "--data", folder.FullName]);

    private static string? StatusOf(JsonElement view, string id) => view.GetProperty("messages").EnumerateArray()
        .Where(message => Text(message, "id") == id)
        .Select(message => Text(message, "status"))
        .SingleOrDefault();

    private static string? Text(JsonElement message, string name) => message.TryGetProperty(name, out var value) ? value.GetString() : null;
}
