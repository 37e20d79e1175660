using System.Globalization;
using CompanionChat.Domain;
using CompanionChat.Domain.Conversations;
using CompanionChat.Domain.Payments;
using CompanionChat.Domain.Visitors;
using CompanionChat.Functions.Features.Fulfil;
using CompanionChat.Functions.Features.Reply;
using CompanionChat.Functions.Features.SendMessage;
using CompanionChat.Tests.Model.Memory;
using CompanionChat.Tests.Model.Reference;
using CompanionChat.Tests.Model.Simulation;

namespace CompanionChat.Tests.Model.Races;

/// <summary>One user, and several operations at once, each in a process of its own: nothing but the rows holds them off each other.</summary>
internal sealed class Race : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly IRunner runner;
    private readonly List<Instance> instances = [];
    private readonly Instance before;
    private int texts;

    public Race(ITrack track, int seed, int freeText = Ground.FreeText, int maxPending = Ground.MaxPending)
    {
        Ground = track.NewGround(freeText, maxPending);
        runner = track.NewRunner(seed, Ground);
        before = new Instance(Ground, new FaultyPace(Fault.None, 0));
        instances.Add(before);
        foreach (var companion in Ground.Companions)
        {
            Before(instance => instance.Start.HandleAsync(User, companion, CancellationToken.None));
        }
    }

    public Ground Ground { get; }

    public UserKey User => Ground.Users[0];

    public string Companion => Ground.Companions[0].Id;

    /// <summary>What was answered to sends, in the order in which it came.</summary>
    public List<Decision<Sent>> Answers { get; } = [];

    public IReadOnlyList<Message> Asked =>
        [.. Ground.Table.Rows<Message>(User).Select(row => row.Value).Where(message => message.Sender == Sender.User)];

    public Conversation Conversation => Ground.Table.Find<Conversation>(User, MemoryTable.Conversation(Companion))!.Value;

    public Profile? Profile => Ground.Table.Find<Profile>(User, MemoryTable.ProfileKey)?.Value;

    /// <summary>Does something before the race.</summary>
    public T Before<T>(Func<Instance, Task<T>> act)
    {
        var task = act(before);
        Assert.True(task.Wait(Patience), "Nothing holds it up.");
        return task.GetAwaiter().GetResult();
    }

    /// <summary>A wish to send something new, with a nonce of its own.</summary>
    public Intent Intent(string? key = null, string? companion = null)
    {
        var nonce = Before(instance => instance.Mint.HandleAsync(User, "token", CancellationToken.None)).Value;
        return new Intent(User, companion ?? Companion, nonce.Id, string.Create(CultureInfo.InvariantCulture, $"s{texts++}"), key);
    }

    /// <summary>A message that waits for its reply.</summary>
    public ReplyInput Waiting()
    {
        var intent = Intent();
        Before(instance => instance.SendAsync(intent));
        return Ground.Started[^1];
    }

    /// <summary>A checkout, paid at the provider's; nobody has told us so far.</summary>
    public Payment Paid(int plan)
    {
        Before(instance => instance.Checkout.HandleAsync(User, Wish(plan), instance.Till, CancellationToken.None));
        Ground.Till.Payments[^1].Progress = PaymentProgress.Paid;
        return Ground.Till.Payments[^1];
    }

    /// <summary>A wish to pay.</summary>
    public static CheckoutCommand Wish(int plan, string? key = null) =>
        new(Ground.Plans[plan], PaymentProvider.Stripe, "https://chat.example.org", null, key);

    /// <summary>Lets something happen at the same time as the rest.</summary>
    public void Also(Func<Instance, Task> act)
    {
        var instance = new Instance(Ground, runner);
        instances.Add(instance);
        runner.Add(() => act(instance));
    }

    /// <summary>Sends at the same time as the rest.</summary>
    public void Send(Intent intent) => Also(async instance => Answers.Add(await instance.SendAsync(intent)));

    /// <summary>Settles an order at the same time as the rest.</summary>
    public void Settle(Payment payment, Notice notice) => Also(instance =>
        instance.Fulfil.HandleAsync(User, payment.OrderId, notice, CancellationToken.None));

    /// <summary>Runs an orchestration at the same time as the rest.</summary>
    public void Orchestrate(ReplyInput input) => Also(instance => new Orchestration(instance, input, Ground.Clock).RunAsync());

    /// <summary>Runs all that was added, and looks whether the rows add up.</summary>
    public void Run()
    {
        runner.Run();
        Assert.True(Ground.LookAsync().Wait(Patience), "The rows can be read.");
        foreach (var user in Ground.Users)
        {
            Audit.Check(Ground, user);
        }
    }

    public void Dispose()
    {
        instances.ForEach(instance => instance.Dispose());
        Ground.Dispose();
    }
}
