using CompanionChat.Domain;
using CompanionChat.Domain.Conversations;
using CompanionChat.Domain.Payments;
using CompanionChat.Domain.Replies;
using CompanionChat.Domain.Visitors;
using CompanionChat.Functions.Features.Reply;
using CompanionChat.Tests.Model.Memory;
using CompanionChat.Tests.Model.Simulation;

namespace CompanionChat.Tests.Model.Reference;

/// <summary>
/// The reference: what a user has, kept in the plainest way. Each operation here happens at once and always succeeds, and says what the app must answer.
/// </summary>
internal sealed class Book
{
    private readonly SortedDictionary<string, Talk> talks = new(StringComparer.Ordinal);
    private readonly Dictionary<NonceId, Ticket> nonces = [];
    private readonly Dictionary<OrderId, Purchase> purchases = [];
    private readonly SortedDictionary<string, string> checkouts = new(StringComparer.Ordinal);
    private readonly HashSet<MessageId> given = [];

    public DateTimeOffset? Premium { get; set; }

    public long Tokens => purchases.Values.Sum(purchase => purchase.Tokens);

    /// <summary>All that it knows, to tell two of them apart.</summary>
    public string Everything =>
        $"{this} {string.Join(' ', nonces.Select(pair => (pair.Key, pair.Value)))} {string.Join(' ', purchases.Select(pair => pair.Value))} {string.Join(' ', given)}";

    public Book Clone()
    {
        var copy = new Book { Premium = Premium };
        foreach (var (key, talk) in talks)
        {
            copy.talks[key] = talk.Clone();
        }

        foreach (var (key, ticket) in nonces)
        {
            copy.nonces[key] = ticket;
        }

        foreach (var (key, purchase) in purchases)
        {
            copy.purchases[key] = purchase with { };
        }

        foreach (var (key, plan) in checkouts)
        {
            copy.checkouts[key] = plan;
        }

        copy.given.UnionWith(given);
        return copy;
    }

    public string Start(string companion) => talks.TryAdd(companion, new Talk { Free = Ground.FreeText }) ? "started" : "there";

    public string Mint(NonceId id, DateTimeOffset expires)
    {
        nonces[id] = new Ticket(expires);
        return "minted";
    }

    public string Send(Intent send, DateTimeOffset now)
    {
        if (!talks.TryGetValue(send.Companion, out var talk))
        {
            return nameof(Refusal.NotFound);
        }

        if (!nonces.TryGetValue(send.Nonce, out var nonce) || (nonce.Use is null && nonce.Expires <= now))
        {
            return nameof(Refusal.SecurityCheckFailed);
        }

        if (nonce.Use is { } use)
        {
            return use.Key is not null && use == send ? $"{nonce.Answer} again" : nameof(Refusal.SecurityCheckFailed);
        }

        var premium = Premium > now;
        if (talk.Free <= 0 && !premium)
        {
            return nameof(Refusal.FreeTextExhausted);
        }

        if (talk.Messages.Values.Count(message => message.Status == ReplyStatus.Replying) >= Ground.MaxPending)
        {
            return nameof(Refusal.TooManyPending);
        }

        talk.Free -= premium ? 0 : 1;
        talk.Messages.Add(send.Text, new Talk.Said(premium ? 0 : 1));
        nonces[send.Nonce] = nonce with { Use = send, UsedAt = now, Answer = Accepted(talk.Free, premium) };
        return Accepted(talk.Free, premium);
    }

    public string Generate(MessageId id, bool fallback, Completion says)
    {
        var (_, message) = Find(id);
        switch (message?.Status, says)
        {
            case (null, _):
                return nameof(ReplyOutcome.NotYet);
            case (ReplyStatus.Failed, _):
                return nameof(ReplyOutcome.Dropped);
            case (ReplyStatus.Answered, _):
                return nameof(ReplyOutcome.Answered);
            case (_, Completion.Answered):
                message.Status = ReplyStatus.Answered;
                return nameof(ReplyOutcome.Answered);
            default:
                return says is Completion.Rejected || fallback ? "GiveUp" : "TryFallback";
        }
    }

    public string Release(MessageId id)
    {
        var (talk, message) = Find(id);
        if (message is { Status: ReplyStatus.Replying })
        {
            message.Status = ReplyStatus.Failed;
            talk!.Free += message.Charged;
        }

        return message?.Status switch { null => "NotYet", ReplyStatus.Failed => "Released", _ => "Answered" };
    }

    /// <summary>The whole orchestration: answered by one provider or given back.</summary>
    public string Settle(MessageId id, Completion primary, Completion second) =>
        Generate(id, false, primary) is "GiveUp" || (Generate(id, false, primary) is "TryFallback" && Generate(id, true, second) is "GiveUp")
            ? Release(id)
            : "ended";

    public string Abandon(MessageId id, NonceId nonce) =>
        nonces.TryGetValue(nonce, out var ticket) && ticket.Use is { } use && talks[use.Companion].Messages[use.Text].Id == id ? "Committed" : "Abandoned";

    public string Look(string companion, DateTimeOffset now) => talks.TryGetValue(companion, out var talk)
        ? $"{talk.Free} {Premium > now} {string.Join(' ', talk.Messages.Select(pair => $"{pair.Key}:{pair.Value.Status}"))}"
        : nameof(Refusal.NotFound);

    public string Checkout(CheckoutCommand command) =>
        command.KeyHash is null || checkouts.TryAdd(command.KeyHash, command.Plan.Id) || checkouts[command.KeyHash] == command.Plan.Id
            ? "checkout"
            : nameof(Refusal.InvalidRequest);

    /// <summary>An order is looked at, because of a notification or by its buyer.</summary>
    public string Settle(OrderId id, Plan plan, PaymentFacts told, PaymentReport report, DateTimeOffset now)
    {
        if (!purchases.TryGetValue(id, out var purchase))
        {
            purchases[id] = purchase = new Purchase(plan);
        }

        var facts = purchase.Granted ? PaymentFacts.None : report.Facts;
        purchase.Refunded = Math.Max(purchase.Refunded, Math.Max(told.RefundedAmount, facts.RefundedAmount));
        purchase.Dispute = told.Disputes.Select(dispute => (DisputeState?)dispute.State).Append(purchase.Dispute).Max();
        if (!purchase.Granted && report.Progress == PaymentProgress.Paid)
        {
            purchase.Granted = true;
            Premium = plan.Grants.PremiumDays == 0 ? Premium : Later(Premium, now) + plan.Grants.Premium;
            purchase.Ends = plan.Grants.PremiumDays == 0 ? null : Premium;
        }

        TakeBack(purchase, now);
        return $"{Tokens} {Premium:O}";
    }

    /// <summary>Compares with the rows, and learns from them what the reference cannot know: ids, and which spent nonces are gone.</summary>
    public bool Sees(MemoryTable table, UserKey user, DateTimeOffset now)
    {
        foreach (var row in table.Rows<Message>(user).Select(row => row.Value).Where(row => row.Sender == Sender.User))
        {
            if (talks.GetValueOrDefault(row.CompanionId)?.Messages.GetValueOrDefault(row.Text) is { } message)
            {
                message.Id = row.Id;
            }
        }

        var stored = table.Rows<Nonce>(user).ToDictionary(row => row.Value.Id, row => row.Value);
        given.UnionWith(stored.Values.Select(nonce => nonce.AbandonedFor).OfType<MessageId>());
        var gone = nonces.Keys.Where(id => !stored.ContainsKey(id)).ToList();
        var spent = gone.TrueForAll(id => nonces[id].MayBeGone(now));
        gone.ForEach(id => nonces.Remove(id));
        return spent && !given.Any(id => Find(id).Message is not null) && ToString() == Rows.Of(table, user);
    }

    public override string ToString() => Rows.Text(
        talks.Select(pair => (pair.Key, pair.Value.Free, pair.Value.Messages.Select(message => (message.Key, message.Value.Status)))),
        Tokens,
        Premium,
        checkouts.Keys);

    public static string Accepted(int free, bool premium) => $"accepted {free} {premium}";

    private void TakeBack(Purchase purchase, DateTimeOffset now)
    {
        var grant = purchase.Plan.Grants.Premium.Ticks / TimeSpan.TicksPerMillisecond;
        var due = purchase.Granted ? TimeSpan.FromMilliseconds((double)(grant * purchase.Gone / purchase.Plan.Price.Amount)) : purchase.Due;
        var ahead = new[] { due - purchase.Due, Later(Premium, now) - now, Later(purchase.Ends, now) - now }.Min();
        var back = due < purchase.Due && purchase.Taken > due ? purchase.Taken - due : TimeSpan.Zero;
        if (due > purchase.Due && ahead > TimeSpan.Zero)
        {
            (Premium, purchase.Ends, purchase.Taken) = (Premium - ahead, purchase.Ends - ahead, purchase.Taken + ahead);
        }
        else if (back > TimeSpan.Zero)
        {
            Premium = purchase.Ends = Later(Premium, now) + back;
            purchase.Taken = due;
        }

        purchase.Due = due;
    }

    private (Talk? Talk, Talk.Said? Message) Find(MessageId id) => talks.Values
        .SelectMany(talk => talk.Messages.Values.Where(message => message.Id == id).Select(message => ((Talk?)talk, (Talk.Said?)message)))
        .FirstOrDefault();

    private static DateTimeOffset Later(DateTimeOffset? time, DateTimeOffset now) => time > now ? time.Value : now;
}
