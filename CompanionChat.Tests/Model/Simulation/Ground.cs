using CompanionChat.Domain.Companions;
using CompanionChat.Domain.Conversations;
using CompanionChat.Domain.Payments;
using CompanionChat.Domain.Visitors;
using CompanionChat.Functions.Features.Reply;
using CompanionChat.Functions.Hosting;
using CompanionChat.Tests.Model.Memory;

namespace CompanionChat.Tests.Model.Simulation;

/// <summary>What all processes of the app share, and what outlives them: storage, the engine's orchestrations, the providers, the time.</summary>
internal class Ground : IDisposable
{
    public const int FreeText = 3;
    public const int MaxPending = 2;

    public static readonly IReadOnlyList<UserKey> Users = [UserKey.From("local", "ada")!.Value, UserKey.From("local", "ben")!.Value];

    public static readonly IReadOnlyList<Companion> Companions =
    [
        new("mira", "Mira", "A friend", "Hello there!", "You are Mira.", "mira.svg"),
        new("theo", "Theo", "A friend", "Good day.", "You are Theo.", "theo.svg"),
    ];

    /// <summary>Odd prices, so that shares must be rounded.</summary>
    public static readonly IReadOnlyList<Plan> Plans =
    [
        new("tokens-100", "100 tokens", new Money(999, "usd"), new Grants(0, 100)),
        new("both", "Premium and tokens", new Money(1001, "usd"), new Grants(7, 13)),
    ];

    private readonly Dictionary<OrderId, int> credits = [];
    private readonly HashSet<MessageId> abandoned = [];

    public Ground(int freeText = FreeText, int maxPending = MaxPending, SimulatedClock? clock = null)
    {
        Clock = clock ?? new SimulatedClock();
        Options = new ChatOptions
        {
            Quota = new ChatOptions.QuotaOptions { Text = freeText },
            Reply = new ChatOptions.ReplyOptions { MaxPending = maxPending },
            Nonce = new ChatOptions.NonceOptions { LifetimeSeconds = 120 },
        };
        Till = new Till(Clock);
        Table.Changed = (_, before, after) =>
        {
            if (after is Order { GrantedAt: not null } granted && before is not Order { GrantedAt: not null })
            {
                credits[granted.Id] = credits.GetValueOrDefault(granted.Id) + 1;
            }

            if (after is Nonce { AbandonedFor: { } message })
            {
                abandoned.Add(message);
            }
        };
    }

    public SimulatedClock Clock { get; }

    public MemoryTable Table { get; } = new();

    public SimulatedModel Model { get; } = new();

    public Till Till { get; }

    /// <summary>Every orchestration that was started, the oldest first.</summary>
    public List<ReplyInput> Started { get; } = [];

    /// <summary>Every message that somebody was told is accepted.</summary>
    public List<(UserKey User, MessageId Id)> Acknowledged { get; } = [];

    /// <summary>Told of each orchestration that starts.</summary>
    public Action<ReplyInput>? OnStarted { get; set; }

    public ChatOptions Options { get; }

    /// <summary>Storage, as an instance reaches it.</summary>
    public virtual (IChatStore Chats, IOrderStore Orders) Store(IPace pace)
    {
        var store = new MemoryChat(Table, pace);
        return (store, store);
    }

    /// <summary>Has all rows in <see cref="Table"/>, where they are looked at.</summary>
    public virtual Task LookAsync() => Task.CompletedTask;

    /// <summary>How often an order was granted.</summary>
    public int CreditsOf(OrderId order) => credits.GetValueOrDefault(order);

    /// <summary>Whether an orchestration has given up on a message: nobody answers it.</summary>
    public bool IsAbandoned(MessageId message) => abandoned.Contains(message);

    /// <summary>The engine, as an instance reaches it.</summary>
    public IReplyStarter Starter(IPace pace) => new Engine(this, pace);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Lets storage go.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }

    private sealed class Engine(Ground ground, IPace pace) : IReplyStarter
    {
        public async Task<bool> StartAsync(ReplyInput input, CancellationToken cancellationToken)
        {
            await pace.StepAsync(null);
            lock (ground.Started)
            {
                ground.Started.Add(input);
            }

            ground.OnStarted?.Invoke(input);
            await pace.StepAsync(null);
            return true;
        }
    }
}
