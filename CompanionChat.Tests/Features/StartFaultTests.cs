using System.Net;
using CompanionChat.Tests.Adapters.AzureDataTables;
using CompanionChat.Tests.Drivers;
using CompanionChat.Tests.Infrastructure;

namespace CompanionChat.Tests.Features;

/// <summary>What storage does while a conversation is started: one conversation with one greeting comes of it, and is told of as new once.</summary>
public sealed class StartFaultTests : IAsyncLifetime
{
    private readonly StorageFault storage = new();
    private AppHost host = null!;
    private Visitor visitor = null!;

    public async Task InitializeAsync()
    {
        host = await AppHost.StartAsync(configure: builder => builder.UseStorageFault(storage));
        visitor = await host.SignInAsync();
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task A_start_that_was_throttled_inside_its_202_is_tried_again()
    {
        var throttled = 0;
        storage.Once(
            StorageFault.IsStart,
            (message, _) =>
            {
                throttled++;
                message.Response = ScriptedResponse.ThrottledBatch();
                return ValueTask.CompletedTask;
            },
            times: 2);

        var started = await visitor.StartAsync(host.Companion);

        Assert.Equal((2, 1), (throttled, (await visitor.OpenAsync(started)).GetProperty("messages").GetArrayLength()));
    }

    [Fact]
    public async Task A_start_whose_answer_is_lost_is_answered_as_the_new_one_that_it_is()
    {
        storage.Once(StorageFault.IsStart, async (_, proceed) =>
        {
            await proceed();
            throw new IOException("The answer was lost.");
        });

        (await StartAsync()).Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_start_that_another_one_forestalls_finds_that_conversation_and_adds_no_greeting()
    {
        storage.Once(StorageFault.IsStart, async (_, proceed) =>
        {
            (await StartAsync()).Expect(HttpStatusCode.Created);
            await proceed();
        });

        var found = (await StartAsync()).Expect(HttpStatusCode.OK);

        Assert.Equal(1, (await visitor.OpenAsync(found["conversationId"])).GetProperty("messages").GetArrayLength());
    }

    private Task<Answer> StartAsync() => visitor.PostAsync("/api/conversations", new { companionId = host.Companion });
}
