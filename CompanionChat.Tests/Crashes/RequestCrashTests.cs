using System.Net;
using System.Security.Cryptography;
using CompanionChat.Tests.Drivers;
using Xunit.Abstractions;

namespace CompanionChat.Tests.Crashes;

/// <summary>The host is killed at each request to storage that starting a conversation, minting a nonce and reading take.</summary>
public sealed class RequestCrashTests(ITestOutputHelper output)
{
    private readonly DeathAtEachRequest death = new(output);

    [Fact]
    public Task A_host_killed_while_it_starts_a_conversation_starts_one_with_one_greeting() => death.RunAsync(
        "start",
        async (_, visitor) => (await visitor.GetAsync("/api/companions")).Body.GetProperty("companions")[0].GetProperty("id").GetString()!,
        (_, visitor, companion) => visitor.PostAsync("/api/conversations", new { companionId = companion }),
        async (host, visitor, _, again) =>
        {
            var view = await visitor.OpenAsync(again["conversationId"]);
            return $"{(await host.RowsAsync(visitor)).Count} rows, {view.GetProperty("messages").GetArrayLength()} message, version {view.GetProperty("version")}";
        },
        "2 rows, 1 message, version 1");

    [Fact]
    public Task A_host_killed_while_it_mints_a_nonce_mints_one_that_sends_a_message() => death.RunAsync(
        "mint",
        StartAsync,
        (_, visitor, _) => visitor.PostAsync("/api/nonces", new { token = RandomNumberGenerator.GetHexString(20) }),
        async (host, visitor, conversation, again) =>
        {
            var sent = await visitor.SayAsync(conversation, "Hello", again["nonceId"], null);
            await host.SettledAsync();
            return $"{sent.Status}, {await visitor.FreeTextAsync(conversation)} left";
        },
        $"{HttpStatusCode.Accepted}, 9 left");

    [Fact]
    public Task A_host_killed_while_somebody_reads_moves_the_mark_once() => death.RunAsync(
        "read",
        AnsweredAsync,
        async (_, visitor, conversation) =>
        {
            var view = (await visitor.GetAsync($"/api/conversations/{conversation}")).Expect(HttpStatusCode.OK).Body;
            var at = view.GetProperty("messages").EnumerateArray().Last().GetProperty("createdAt").GetString();
            return await visitor.PostAsync($"/api/conversations/{conversation}/read", new { at });
        },
        async (_, visitor, _, _) =>
        {
            var thread = (await visitor.GetAsync("/api/threads")).Body.GetProperty("threads")[0];
            return $"unread {thread.GetProperty("unread")}, version {thread.GetProperty("version")}";
        },
        "unread False, version 4");

    // A greeting is not unread.
    private static async Task<string> AnsweredAsync(MortalHost host, Visitor visitor)
    {
        var conversation = await StartAsync(host, visitor);
        (await visitor.SayAsync(conversation, "Hello")).Expect(HttpStatusCode.Accepted);
        await host.SettledAsync();
        return conversation;
    }

    private static async Task<string> StartAsync(MortalHost host, Visitor visitor)
    {
        var companion = (await visitor.GetAsync("/api/companions")).Body.GetProperty("companions")[0].GetProperty("id").GetString()!;
        return await visitor.StartAsync(companion);
    }
}
