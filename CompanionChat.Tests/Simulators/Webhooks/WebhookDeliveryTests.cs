using CompanionChat.LocalHost.Simulators.Webhooks.Faults;

namespace CompanionChat.Tests.Simulators.Webhooks;

public sealed class WebhookDeliveryTests : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("companionchat-webhooks-");
    private WebhookReceiver receiver = null!;

    private string File => Path.Combine(folder.FullName, "sample.journal");

    public async Task InitializeAsync() => receiver = await WebhookReceiver.StartAsync();

    public async Task DisposeAsync()
    {
        await receiver.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(404)]
    [InlineData(302)]
    public async Task What_is_not_taken_is_made_anew_after_longer_and_longer_pauses_until_it_is(int refusal)
    {
        await using var driver = await DeliveryDriver.StartAsync(receiver.Answers(refusal, refusal, 204));
        var made = driver.Clock.GetUtcNow().ToUnixTimeSeconds();

        var sent = driver.Send("a");
        var first = await receiver.NextAsync();
        Assert.Equal(("a", TimeSpan.FromSeconds(1)), await driver.NextAsync());
        var last = await driver.Clock.RunAsync(receiver.NextAsync(), TimeSpan.FromSeconds(10));
        await driver.EndAsync(sent);

        Assert.Equal([$"{made}", $"{made + 3}"], [first.Headers["X-Made"], last.Headers["X-Made"]], StringComparer.Ordinal);
        Assert.Equal([refusal, refusal, 204], driver.Delivery.Log.Read().Select(attempt => attempt.Status!.Value));
        Assert.Empty(driver.Delivery.Pending);
    }

    [Fact]
    public async Task After_the_last_attempt_it_gives_up()
    {
        await using var driver = await DeliveryDriver.StartAsync(receiver.Answers(500, 500, 500, 500));

        await driver.EndAsync(driver.Send("a"));

        Assert.Equal(4, receiver.Count);
        Assert.Empty(driver.Delivery.Pending);
    }

    [Fact]
    public async Task What_the_protocol_takes_for_a_cancellation_is_never_tried_again()
    {
        await using var driver = await DeliveryDriver.StartAsync(receiver.Answers(401));

        await driver.EndAsync(driver.Send("a"));

        Assert.Equal(1, receiver.Count);
        Assert.Empty(driver.Delivery.Pending);
    }

    [Fact]
    public async Task Nobody_waits_for_another()
    {
        var told = new TaskCompletionSource<int>();
        await using var driver = await DeliveryDriver.StartAsync(receiver.AnswersWhen(told.Task));

        var slow = driver.Send("slow");
        Assert.Equal("slow", (await receiver.NextAsync()).Body);
        await driver.Send("quick");
        Assert.False(slow.IsCompleted);
        told.SetResult(200);
        await slow;

        Assert.Equal([2, 0], [receiver.Count, driver.Delivery.Pending.Count]);
    }

    [Fact]
    public async Task An_answer_that_does_not_come_is_not_waited_for_for_ever()
    {
        var never = new TaskCompletionSource<int>();
        await using var driver = await DeliveryDriver.StartAsync(receiver.AnswersWhen(never.Task));

        var sent = driver.Send("a");
        await receiver.NextAsync();
        driver.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(("a", TimeSpan.FromSeconds(1)), await driver.NextAsync());
        await driver.EndAsync(sent);
        never.SetResult(200);

        Assert.Equal([null, 200], driver.Delivery.Log.Read().Select(attempt => attempt.Status));
    }

    [Fact]
    public async Task What_had_not_arrived_when_the_host_ended_arrives_when_the_next_one_starts()
    {
        await using (var before = await DeliveryDriver.StartAsync(receiver.Answers(503), File))
        {
            _ = before.Send("a");
            await receiver.NextAsync();
            await before.Send("taken");
            Assert.Equal("taken", (await receiver.NextAsync()).Body);
        }

        await using var after = await DeliveryDriver.StartAsync(receiver, File);

        Assert.Equal(("a", TimeSpan.Zero), await after.NextAsync());
        Assert.Equal(3, receiver.Count);
    }

    [Fact]
    public async Task A_dropped_one_never_arrives_and_nobody_waits_for_it()
    {
        await using var driver = await DeliveryDriver.StartAsync(receiver);
        driver.Turn(WebhookFaultMode.Drop, times: 2);

        await driver.Send("a");
        await driver.Send("b");
        await driver.Send("c");

        Assert.Equal(("c", 1, 0), ((await receiver.NextAsync()).Body, receiver.Count, driver.Delivery.Pending.Count));
    }

    [Fact]
    public async Task A_doubled_one_arrives_twice_at_the_same_time()
    {
        var told = new TaskCompletionSource<int>();
        await using var driver = await DeliveryDriver.StartAsync(receiver.AnswersWhen(told.Task).AnswersWhen(told.Task));
        driver.Turn(WebhookFaultMode.Double);

        var sent = driver.Send("a");

        Assert.Equal(["a", "a"], [(await receiver.NextAsync()).Body, (await receiver.NextAsync()).Body], StringComparer.Ordinal);
        told.SetResult(200);
        await sent;
    }

    [Fact]
    public async Task A_delayed_one_holds_up_nobody_and_arrives_when_its_time_has_come()
    {
        await using var driver = await DeliveryDriver.StartAsync(receiver);
        driver.Turn(WebhookFaultMode.Delay, delayMs: 5000);

        var late = driver.Send("late");
        await driver.Send("next");
        Assert.Equal("next", (await receiver.NextAsync()).Body);

        Assert.Equal(("late", TimeSpan.FromSeconds(5)), await driver.NextAsync());
        await late;
    }

    [Fact]
    public async Task A_swapped_one_arrives_after_the_one_that_follows_it()
    {
        await using var driver = await DeliveryDriver.StartAsync(receiver);
        driver.Turn(WebhookFaultMode.Swap);

        var first = driver.Send("first");
        Assert.Single(driver.Delivery.Pending);
        await driver.Send("second");
        await first;

        Assert.Equal(["second", "first"], [(await receiver.NextAsync()).Body, (await receiver.NextAsync()).Body], StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_swapped_one_that_nothing_followed_arrives_after_a_restart()
    {
        await using (var before = await DeliveryDriver.StartAsync(receiver, File))
        {
            before.Turn(WebhookFaultMode.Swap);
            _ = before.Send("first");
        }

        await using var after = await DeliveryDriver.StartAsync(receiver, File);

        Assert.Equal("first", (await receiver.NextAsync()).Body);
    }
}
