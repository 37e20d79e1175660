using System.Text.Json;
using CompanionChat.Domain;
using CompanionChat.Domain.Companions;
using CompanionChat.Domain.Conversations;
using CompanionChat.Domain.Payments;
using CompanionChat.Domain.Replies;
using CompanionChat.Domain.Visitors;
using CompanionChat.Functions.Features.Checkout;
using CompanionChat.Functions.Features.Fulfil;
using CompanionChat.Functions.Features.GetConversation;
using CompanionChat.Functions.Features.ListThreads;
using CompanionChat.Functions.Features.MarkRead;
using CompanionChat.Functions.Features.MintNonce;
using CompanionChat.Functions.Features.Reply;
using CompanionChat.Functions.Features.SendMessage;
using CompanionChat.Functions.Features.StartConversation;
using CompanionChat.Functions.Hosting;
using CompanionChat.Functions.Hosting.Telemetry;
using CompanionChat.Tests.Infrastructure;
using CompanionChat.Tests.Model.Memory;
using CompanionChat.Tests.Model.Reference;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CompanionChat.Tests.Model.Simulation;

/// <summary>One process of the app: its own handlers, with all that a process keeps in memory, on storage and providers that all of them share.</summary>
internal sealed class Instance : IHumanVerifier, ICompanionCatalog, IDisposable
{
    private readonly JustSettled justSettled = new();
    private readonly Ground ground;
    private readonly ListThreads threads;

    public Instance(Ground ground, IPace pace)
    {
        this.ground = ground;
        Pace = pace;
        var clock = ground.Clock;
        var (store, orders) = ground.Store(pace);
        var options = Options.Create(ground.Options);
        var retries = new CommitRetries(clock);
        var locks = new ConversationLocks();
        var underWay = new CommitsUnderWay();
        var model = ground.Model.From(pace, Ask);
        var messages = new MessageMetrics(UnheardMeters.Instance);
        var payments = new PaymentMetrics(UnheardMeters.Instance);
        Till = ground.Till.From(pace);
        Start = new StartConversationHandler(store, options, clock);
        Mint = new MintNonceHandler(store, this, new NonceClearing(store, options), options, clock);
        threads = new ListThreads(store, this);
        Send = new SendMessageHandler(store, locks, underWay, retries, options, clock, NullLogger<SendMessageHandler>.Instance);
        MarkRead = new MarkReadHandler(store, retries, clock);
        Open = new GetConversationHandler(store, this, clock);
        Generate = new GenerateReply(
            new ReplyContext(store, underWay, clock), model, this, store, locks, retries, justSettled, messages, clock, NullLogger<GenerateReply>.Instance);
        Release = new ReleaseReply(store, locks, retries, justSettled, messages, NullLogger<ReleaseReply>.Instance);
        Abandon = new AbandonReply(store, retries, NullLogger<AbandonReply>.Instance);
        Push = new PushEvents(store, justSettled, clock);
        Checkout = new CreateCheckoutHandler(store, orders, new OpenOrder(store, payments), retries, clock);
        Fulfil = new FulfilOrder(store, orders, new PaymentProviders([Till]), retries, payments, clock, NullLogger<FulfilOrder>.Instance);
    }

    public IPace Pace { get; }

    /// <summary>What the providers of replies say to it.</summary>
    public Func<ProviderRole, Completion> Says { get; set; } = _ => new Completion.Answered("Yes.");

    /// <summary>Requests that it has made of those providers at most.</summary>
    public int ModelCalls { get; private set; }

    public IPaymentProvider Till { get; }

    public StartConversationHandler Start { get; }

    public MintNonceHandler Mint { get; }

    private SendMessageHandler Send { get; }

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

    /// <summary>Sends a message.</summary>
    public async Task<Decision<Sent>> SendAsync(Intent intent)
    {
        var conversation = ConversationId.Of(intent.User, intent.Companion);
        var command = new SendCommand(conversation, MessageText.Parse(intent.Text).Value, SendCommand.HashBody(conversation, intent.Text), intent.Key);
        var decision = await Send.HandleAsync(intent.User, command, intent.Nonce, ground.Starter(Pace), CancellationToken.None);
        if (decision.Refusal is null)
        {
            ground.Acknowledged.Add((intent.User, decision.Value.Message.Id));
        }

        return decision;
    }

    /// <summary>Opens the list of conversations: each with whether it is unread.</summary>
    public async Task<IReadOnlyList<(string Companion, bool Unread)>> ListAsync(UserKey user)
    {
        var context = new DefaultHttpContext();
        context.Features.Set(new Caller(user, "", ""));
        using var body = new MemoryStream();
        context.Response.Body = body;
        await (await threads.RunAsync(context.Request, CancellationToken.None)).ExecuteAsync(context);
        using var answer = JsonDocument.Parse(body.ToArray());
        return
        [
            .. answer.RootElement.GetProperty("threads").EnumerateArray()
                .Select(thread => (thread.GetProperty("companionId").GetString()!, thread.GetProperty("unread").GetBoolean())),
        ];
    }

    private Completion Ask(ProviderRole provider)
    {
        ModelCalls += SimulatedModel.MostCallsOf(provider);
        return Says(provider);
    }

    public Task<HumanVerdict> VerifyAsync(string token, CancellationToken cancellationToken) => Task.FromResult(HumanVerdict.Human);

    public void Dispose() => justSettled.Dispose();
}
