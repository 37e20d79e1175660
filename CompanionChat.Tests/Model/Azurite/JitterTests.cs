using System.Net;
using System.Text.Json;
using CompanionChat.Tests.Drivers;
using CompanionChat.Tests.Features.Payments;
using CompanionChat.Tests.Infrastructure;
using CompanionChat.Tests.Model.Races;
using Xunit.Abstractions;

namespace CompanionChat.Tests.Model.Azurite;

/// <summary>
/// The races again, on two whole hosts that share a table, each storage request 10 to 50 ms late: as far away as the service is. A seed decides on the
/// delays alone; who wins is up to the machine.
/// </summary>
public sealed class JitterTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int SeedsEach = 2;
    private readonly StorageFault storage = new();
    private readonly Lock guard = new();
    private Random random = new(0);
    private Shop shop = null!;
    private AppHost second = null!;

    public async Task InitializeAsync()
    {
        shop = await Shop.OpenAsync(builder => builder.UseStorageFault(storage), Settings);
        second = await AppHost.StartAsync(
            values =>
            {
                foreach (var (name, value) in shop.Stripe.Settings)
                {
                    values[name] = value;
                }

                Settings(values);
            },
            builder => builder.UseStorageFault(storage));
        storage.Once((_, _) => true, async (_, proceed) =>
        {
            await Task.Delay(Delay());
            await proceed();
        }, int.MaxValue);
    }

    public async Task DisposeAsync()
    {
        await second.DisposeAsync();
        await shop.DisposeAsync();
    }

    [Fact]
    public Task Of_six_sends_on_a_quota_of_three_three_are_accepted_and_answered() => EachAsync(async (here, there) =>
    {
        var conversation = await here.StartAsync(shop.Host.Companion);
        var nonces = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => here.MintAsync()));

        var answers = await Task.WhenAll(nonces.Select((nonce, i) => (i % 2 == 0 ? here : there).SayAsync(conversation, $"s{i}", nonce, null)));

        Assert.Equal(3, answers.Count(answer => answer.Status == HttpStatusCode.Accepted));
        Assert.Equal(3, answers.Count(answer => answer is { Status: HttpStatusCode.PaymentRequired, Code: "free_text_exhausted" }));
        await Eventually.TrueAsync(
            async () => (await here.OpenAsync(conversation)).GetProperty("messages").EnumerateArray().Count(message => message.TryGetProperty("inReplyTo", out _)) == 3,
            "all of them are answered");
        Assert.Equal(0, await there.FreeTextAsync(conversation));
    });

    [Fact]
    public Task The_same_request_on_two_hosts_is_accepted_once_and_answered_alike() => EachAsync(async (here, there) =>
    {
        var conversation = await here.StartAsync(shop.Host.Companion);
        await here.SayAsync(conversation, "first");
        await here.SayAsync(conversation, "second");
        var nonce = await here.MintAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => (i % 2 == 0 ? here : there).SayAsync(conversation, "the last", nonce, "key")));

        Assert.All(answers, answer => answer.Expect(HttpStatusCode.Accepted));
        Assert.Single(answers, answer => !answer.Replayed);
        Assert.Single(answers.Select(answer => answer.Body.GetRawText()).Distinct());
        Assert.Single(
            (await here.OpenAsync(conversation)).GetProperty("messages").EnumerateArray(), message => message.GetProperty("text").GetString() == "the last");
    });

    [Fact]
    public Task Requests_to_pay_lead_to_one_checkout_and_its_payment_is_granted_once() => EachAsync(async (here, there) =>
    {
        var checkouts = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => (i % 2 == 0 ? here : there).PostAsync("/api/checkout", new { planId = Shop.Tokens })));
        var order = Assert.Single(checkouts.Select(answer => answer["sessionId"]).Distinct());
        var session = shop.Stripe.SessionOf(order);
        session.Pay();
        var plan = (await here.GetAsync("/api/plans")).Body.GetProperty("plans").EnumerateArray().Single(known => known.GetProperty("id").GetString() == Shop.Tokens);
        var granted = plan.GetProperty("grants").GetProperty("tokens").GetInt64();
        var completed = session.Show();
        var charge = session.Charge(plan.GetProperty("amount").GetInt64());

        var answers = await Task.WhenAll(
            shop.TellAsync("checkout.session.completed", completed),
            there.GetAsync($"/api/checkout/{order}"),
            shop.TellAsync("charge.refunded", charge),
            here.GetAsync($"/api/checkout/{order}"));

        Assert.All(answers, answer => answer.Expect(HttpStatusCode.OK));
        Assert.All([answers[1], answers[3]], page => Assert.Contains(Tokens(page.Body.GetProperty("me")), page["status"] == "refunded" ? new long[] { 0 } : [0, granted]));
        Assert.Equal((false, 0), await Shop.HasAsync(here));
        Assert.Equal("refunded", await Shop.StatusAsync(there, order));
    });

    private static void Settings(Dictionary<string, string?> values) => values["Quota__Text"] = "3";

    private static long Tokens(JsonElement me) => me.GetProperty("tokens").GetInt64();

    private Task EachAsync(Func<Visitor, Visitor, Task> race) => Seeds.EachAsync(
        async seed =>
        {
            lock (guard)
            {
                random = new Random(seed);
            }

            var here = await shop.Host.SignInAsync();
            await race(here, await second.SignInAsync(here.UserId));
            output.WriteLine($"Seed {seed} is done.");
        },
        SeedsEach);

    private TimeSpan Delay()
    {
        lock (guard)
        {
            return TimeSpan.FromMilliseconds(random.Next(10, 50));
        }
    }
}
