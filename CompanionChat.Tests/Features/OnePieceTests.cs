using System.Net;
using CompanionChat.Tests.Drivers;
using CompanionChat.Tests.Infrastructure;

namespace CompanionChat.Tests.Features;

/// <summary>A view that tells of a version has its messages, although it is read in several requests: a client that has heard a version asks for it no more.</summary>
public sealed class OnePieceTests
{
    [Fact]
    public async Task A_message_that_comes_between_the_reads_is_in_the_view_that_tells_its_version()
    {
        await using var moment = new Moment();
        await moment.HoldAsync();
        var view = moment.Visitor.OpenAsync(moment.Conversation);
        await moment.IsHeld;

        var sent = await moment.SayAsync();
        await moment.Screen.ReplyToAsync(sent);
        moment.LetGo();

        var messages = (await view).GetProperty("messages").EnumerateArray().Select(message => message.GetProperty("sender").GetString());
        Assert.Equal(3, (await view).GetProperty("version").GetInt64());
        Assert.Equal(["ai", "user", "ai"], messages);
    }

    [Fact]
    public async Task A_message_that_is_given_back_between_the_reads_is_not_told_as_being_answered()
    {
        await using var moment = new Moment();
        await moment.HoldAsync(whileAReplyIsAwaited: true);
        var view = moment.Visitor.OpenAsync(moment.Conversation);
        await moment.IsHeld;

        await moment.IsGivenBackAsync();
        moment.LetGo();

        Assert.Equal(3, (await view).GetProperty("version").GetInt64());
        Assert.Equal("failed", (await view).GetProperty("messages")[1].GetProperty("status").GetString());
    }

    /// <summary>A host in which the read of a conversation's row waits, while its messages are read.</summary>
    private sealed class Moment : IAsyncDisposable
    {
        private readonly StorageFault fault = new();
        private readonly TaskCompletionSource held = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource read = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private AppHost? host;
        private Screen? screen;
        private string sent = "";

        public Visitor Visitor { get; private set; } = Visitor.Anonymous(new HttpClient());

        public string Conversation { get; private set; } = "";

        public Screen Screen => screen!;

        public Task IsHeld => Task.WhenAll(held.Task, read.Task);

        public async Task HoldAsync(bool whileAReplyIsAwaited = false)
        {
            host = await AppHost.StartAsync(configure: builder => builder.UseStorageFault(fault));
            Visitor = await host.SignInAsync();
            Conversation = await Visitor.StartAsync(host.Companion);
            screen = await host.OpenScreenAsync(Visitor);
            if (whileAReplyIsAwaited)
            {
                var settling = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                fault.Once(StorageFault.IsSettle, async (_, next) =>
                {
                    settling.SetResult();
                    await read.Task;
                    await next();
                });
                await host.DialAsync("llm/primary", new { mode = "error", status = 400, times = 1 });
                sent = await SayAsync();
                await settling.Task;
            }

            fault.Once((request, _) => request.Uri.Path.Contains("conv~", StringComparison.Ordinal), async (_, next) =>
            {
                held.SetResult();
                await released.Task;
                await next();
            });
            fault.Once((request, _) => request.Uri.Query.Contains("msg~", StringComparison.Ordinal), async (_, next) =>
            {
                await next();
                read.SetResult();
            });
        }

        public void LetGo() => released.SetResult();

        public Task IsGivenBackAsync() => Screen.FailureOfAsync(sent);

        public async Task<string> SayAsync() =>
            (await Visitor.SayAsync(Conversation, "Hello")).Expect(HttpStatusCode.Accepted).Body.GetProperty("message").GetProperty("id").GetString()!;

        public async ValueTask DisposeAsync()
        {
            await Screen.DisposeAsync();
            await host!.DisposeAsync();
        }
    }
}
