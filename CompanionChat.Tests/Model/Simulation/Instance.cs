using CompanionChat.Domain.Companions;
using CompanionChat.Domain.Payments;
using CompanionChat.Domain.Replies;
using CompanionChat.Domain.Visitors;
using CompanionChat.Functions.Features.Checkout;
using CompanionChat.Functions.Features.Fulfil;
using CompanionChat.Functions.Features.GetConversation;
using CompanionChat.Functions.Features.MarkRead;
using CompanionChat.Functions.Features.MintNonce;
using CompanionChat.Functions.Features.Reply;
using CompanionChat.Functions.Features.SendMessage;
using CompanionChat.Functions.Features.StartConversation;
using CompanionChat.Functions.Hosting;
using CompanionChat.Functions.Hosting.Telemetry;
using CompanionChat.Tests.Infrastructure;
using CompanionChat.Tests.Model.Memory;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CompanionChat.Tests.Model.Simulation;

/// <summary>One process of the app: its own handlers, with all that a process keeps in memory, on storage and providers that all of them share.</summary>
internal sealed class Instance : IHumanVerifier, ICompanionCatalog, IDisposable
{
    private readonly JustSettled justSettled = new();

    public Instance(Ground ground, IPace pace)
    {
        Pace = pace;
        var clock = ground.Clock;
        var store = new MemoryChat(ground.Table, pace);
        var options = Options.Create(ground.Options);
        var retries = new CommitRetries(clock);
        var locks = new ConversationLocks();
        var underWay = new CommitsUnderWay();
        var model = ground.Model.From(pace, provider => Says(provider));
        var messages = new MessageMetrics(UnheardMeters.Instance);
        var payments = new PaymentMetrics(UnheardMeters.Instance);
        Till = ground.Till.From(pace);
        Start = new StartConversationHandler(store, options, clock);
        Mint = new MintNonceHandler(store, this, new NonceClearing(store, options), options, clock);
        Send = new SendMessageHandler(store, locks, underWay, retries, options, clock, NullLogger<SendMessageHandler>.Instance);
        MarkRead = new MarkReadHandler(store, retries, clock);
        Open = new GetConversationHandler(store, this, clock);
        Generate = new GenerateReply(
            new ReplyContext(store, underWay, clock), model, this, store, locks, retries, justSettled, messages, clock, NullLogger<GenerateReply>.Instance);
        Release = new ReleaseReply(store, locks, retries, justSettled, messages, NullLogger<ReleaseReply>.Instance);
        Abandon = new AbandonReply(store, retries, NullLogger<AbandonReply>.Instance);
        Push = new PushEvents(store, justSettled, clock);
        Checkout = new CreateCheckoutHandler(store, store, new OpenOrder(store, payments), retries, clock);
        Fulfil = new FulfilOrder(store, store, new PaymentProviders([Till]), retries, payments, clock, NullLogger<FulfilOrder>.Instance);
    }

    public IPace Pace { get; }

    /// <summary>What the providers of replies say to it.</summary>
    public Func<ProviderRole, Completion> Says { get; set; } = _ => new Completion.Answered("Yes.");

    public IPaymentProvider Till { get; }

    public StartConversationHandler Start { get; }

    public MintNonceHandler Mint { get; }

    public SendMessageHandler Send { get; }

    public MarkReadHandler MarkRead { get; }

    public GetConversationHandler Open { get; }

    public GenerateReply Generate { get; }

    public ReleaseReply Release { get; }

    public AbandonReply Abandon { get; }

    public PushEvents Push { get; }

    public CreateCheckoutHandler Checkout { get; }

    public FulfilOrder Fulfil { get; }

    public IReadOnlyList<Companion> All => Ground.Companions;

    public Companion? Find(string id) => All.FirstOrDefault(companion => companion.Id.Equals(id, StringComparison.Ordinal));

    public Task<HumanVerdict> VerifyAsync(string token, CancellationToken cancellationToken) => Task.FromResult(HumanVerdict.Human);

    public void Dispose() => justSettled.Dispose();
}
