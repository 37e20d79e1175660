using System.Collections.Immutable;
using CompanionChat.Domain;
using CompanionChat.Domain.Conversations;
using CompanionChat.Domain.Payments;
using CompanionChat.Domain.Replies;
using CompanionChat.Domain.Visitors;
using CompanionChat.Functions.Features.Reply;
using CompanionChat.Tests.Model.Memory;
using CompanionChat.Tests.Model.Simulation;

namespace CompanionChat.Tests.Model.Reference;

/// <summary>The reference: what a user has, in the plainest way. Each operation happens at once, and says what the app must answer.</summary>
internal sealed record Book
{
    private ImmutableSortedDictionary<string, DateTimeOffset> read = ImmutableSortedDictionary.Create<string, DateTimeOffset>(StringComparer.Ordinal);
    private ImmutableSortedDictionary<string, string> checkouts = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
    private ImmutableDictionary<NonceId, Ticket> nonces = ImmutableDictionary<NonceId, Ticket>.Empty;
    private ImmutableDictionary<OrderId, Purchase> purchases = ImmutableDictionary<OrderId, Purchase>.Empty;
    private ImmutableList<Said> messages = [];

    public DateTimeOffset? Premium { get; set; }

    /// <summary>All that it knows, to tell two of them apart.</summary>
    public string Everything => $"{this} {string.Join(' ', messages)} {string.Join(' ', nonces)} {string.Join(' ', purchases)}";

    public string Start(string companion, DateTimeOffset now)
    {
        var answer = read.ContainsKey(companion) ? "there" : "started";
        read = read.SetItem(companion, read.GetValueOrDefault(companion, now));
        return answer;
    }

    public string Mint(NonceId id, DateTimeOffset expires)
    {
        nonces = nonces.Add(id, new Ticket(expires));
        return "minted";
    }

    public string Send(Intent send, DateTimeOffset now)
    {
        var (nonce, premium, free) = (nonces.GetValueOrDefault(send.Nonce), Premium > now, Free(send.Companion));
        Refusal? refusal = nonce switch
        {
            _ when !read.ContainsKey(send.Companion) => Refusal.NotFound,
            null => Refusal.SecurityCheckFailed,
            { Use: { } use } => use.Key is not null && use == send ? null : Refusal.SecurityCheckFailed,
            _ when nonce.GoodUntil <= now => Refusal.SecurityCheckFailed,
            _ when free <= 0 && !premium => Refusal.FreeTextExhausted,
            _ when With(send.Companion).Count(said => said.Status == ReplyStatus.Replying) >= Ground.MaxPending => Refusal.TooManyPending,
            _ => null,
        };
        if (refusal is not null || nonce!.Use is not null)
        {
            return refusal?.ToString() ?? $"{nonce!.Answer} again";
        }

        var answer = $"accepted {(premium ? free : free - 1)} {premium}";
        messages = messages.Add(new Said(send.Companion, send.Text, premium ? 0 : 1));
        nonces = nonces.SetItem(send.Nonce, nonce with { Use = send, GoodUntil = now + NonceRules.UsedLifetime, Answer = answer });
        return answer;
    }

    public string Generate(MessageId id, bool fallback, Completion says, DateTimeOffset now)
    {
        var said = Find(id);
        if (said?.Status == ReplyStatus.Replying && says is Completion.Answered)
        {
            var replied = Later(Later(id.Time, Wrote(said.Companion)) + WholeMilliseconds.Step, now);
            messages = messages.Replace(said, said with { Status = ReplyStatus.Answered, Replied = replied });
        }

        return (said?.Status, says) switch
        {
            (null, _) => nameof(ReplyOutcome.NotYet),
            (ReplyStatus.Failed, _) => nameof(ReplyOutcome.Dropped),
            (ReplyStatus.Answered, _) or (_, Completion.Answered) => nameof(ReplyOutcome.Answered),
            _ => says is Completion.Rejected || fallback ? nameof(ReplyOutcome.GiveUp) : nameof(ReplyOutcome.TryFallback),
        };
    }

    public string Release(MessageId id)
    {
        var said = Find(id);
        messages = said?.Status == ReplyStatus.Replying ? messages.Replace(said, said with { Status = ReplyStatus.Failed }) : messages;
        return said?.Status switch { null => "NotYet", ReplyStatus.Answered => "Answered", _ => "Released" };
    }

    /// <summary>The whole orchestration: answered by one provider or given back.</summary>
    public string Settle(MessageId id, Completion primary, Completion second, DateTimeOffset now)
    {
        var first = Generate(id, false, primary, now);
        var last = first == nameof(ReplyOutcome.TryFallback) ? Generate(id, true, second, now) : first;
        return last == nameof(ReplyOutcome.GiveUp) ? Release(id) : last;
    }

    public string Abandon(MessageId id) => Find(id) is null ? "Abandoned" : "Committed";

    public string Look(string companion, DateTimeOffset now) => read.TryGetValue(companion, out var upTo)
        ? $"{Free(companion)} {Premium > now} {Wrote(companion) > upTo} {string.Join(' ', With(companion).Select(said => $"{said.Text}:{said.Status}"))}"
        : nameof(Refusal.NotFound);

    public string List() => string.Join(' ', read.Select(pair => $"{pair.Key}:{Wrote(pair.Key) > pair.Value}"));

    public string MarkRead(string companion, DateTimeOffset at)
    {
        var mark = at < Wrote(companion) ? at : Wrote(companion);
        read = mark > read.GetValueOrDefault(companion, DateTimeOffset.MaxValue) ? read.SetItem(companion, mark) : read;
        return read.ContainsKey(companion) ? "read" : nameof(Refusal.NotFound);
    }

    public string Checkout(CheckoutCommand command)
    {
        checkouts = command.KeyHash is { } key ? checkouts.SetItem(key, checkouts.GetValueOrDefault(key, command.Plan.Id)) : checkouts;
        return command.KeyHash is null || checkouts[command.KeyHash] == command.Plan.Id ? "checkout" : nameof(Refusal.InvalidRequest);
    }

    /// <summary>An order is looked at, because of a notification or by its buyer.</summary>
    public string Settle(OrderId id, Plan plan, PaymentFacts told, PaymentReport report, DateTimeOffset now)
    {
        var purchase = (purchases.GetValueOrDefault(id) ?? new Purchase(plan)).Hear(told);
        if (!purchase.Granted && report.Progress == PaymentProgress.Paid)
        {
            Premium = plan.Grants.PremiumDays == 0 ? Premium : Later(Premium, now) + plan.Grants.Premium;
            purchase = purchase.Hear(report.Facts) with { Granted = true, Ends = Premium };
        }

        purchases = purchases.SetItem(id, purchase.Granted ? TakeBack(purchase, now) : purchase);
        return $"{purchases.Values.Sum(known => known.Tokens)} {Premium:O}";
    }

    /// <summary>Compares with the rows, and learns from them what the reference cannot know: ids, and which spent nonces are gone.</summary>
    public bool Sees(MemoryTable table, UserKey user, DateTimeOffset now)
    {
        var ids = table.Rows<Message>(user).Select(row => row.Value).Where(row => row.Sender == Sender.User).ToDictionary(row => row.Text, row => row.Id);
        var stored = table.Rows<Nonce>(user).Select(row => row.Value.Id).ToHashSet();
        messages = [.. messages.Select(said => ids.TryGetValue(said.Text, out var id) ? said with { Id = id } : said)];
        nonces = nonces.RemoveRange(nonces.Where(pair => pair.Value.GoodUntil <= now && !stored.Contains(pair.Key)).Select(pair => pair.Key));
        return nonces.Keys.All(stored.Contains) && ToString() == Rows.Of(table, user);
    }

    public override string ToString()
    {
        var talks = read.Select(pair => (pair.Key, Free(pair.Key), Wrote(pair.Key), pair.Value, With(pair.Key).Select(said => (said.Text, said.Status))));
        return Rows.Text(talks, purchases.Values.Sum(purchase => purchase.Tokens), Premium, checkouts.Keys);
    }

    // Of premium, what lies ahead and came from this order can be taken; what was taken is given back when a dispute is won.
    private Purchase TakeBack(Purchase purchase, DateTimeOffset now)
    {
        var due = TimeSpan.FromMilliseconds(purchase.Lost((long)purchase.Plan.Grants.Premium.TotalMilliseconds));
        var taken = due > purchase.Due
            ? new[] { due - purchase.Due, Later(Premium, now) - now, Later(purchase.Ends, now) - now }.Min()
            : new[] { due - purchase.Taken, TimeSpan.Zero }.Min();
        Premium = taken == TimeSpan.Zero ? Premium : Later(Premium, now) - taken;
        return purchase with { Due = due, Taken = purchase.Taken + taken, Ends = taken < TimeSpan.Zero ? Premium : purchase.Ends - taken };
    }

    private int Free(string companion) => Ground.FreeText - With(companion).Where(said => said.Status != ReplyStatus.Failed).Sum(said => said.Charged);

    // Before its first reply the user has read all that there is.
    private DateTimeOffset Wrote(string companion) => With(companion).Max(said => said.Replied) ?? read.GetValueOrDefault(companion);

    private IEnumerable<Said> With(string companion) => messages.Where(said => said.Companion == companion).OrderBy(said => said.Text, StringComparer.Ordinal);

    private Said? Find(MessageId id) => messages.Find(said => said.Id == id);

    private static DateTimeOffset Later(DateTimeOffset? time, DateTimeOffset now) => time > now ? time.Value : now;

    /// <summary>A nonce: until when it is good for a message, or for the same answer again to the same request.</summary>
    private sealed record Ticket(DateTimeOffset GoodUntil, Intent? Use = null, string Answer = "");

    /// <summary>An order: the money that went back, its one dispute, and of its premium what is due back, what was taken back, and when it ends.</summary>
    private sealed record Purchase(
        Plan Plan, bool Granted = false, long Refunded = 0, DisputeState? Dispute = null, TimeSpan Due = default, TimeSpan Taken = default, DateTimeOffset? Ends = null)
    {
        public long Tokens => Granted ? Plan.Grants.Tokens - Lost(Plan.Grants.Tokens) : 0;

        // In proportion to the money that is gone.
        public long Lost(long of) => of * (Dispute is DisputeState.Open or DisputeState.Lost ? Plan.Price.Amount : Refunded) / Plan.Price.Amount;

        public Purchase Hear(PaymentFacts facts) => this with
        {
            Refunded = Math.Max(Refunded, facts.RefundedAmount),
            Dispute = facts.Disputes.Select(dispute => (DisputeState?)dispute.State).Append(Dispute).Max(),
        };
    }

    /// <summary>A user's message: what it took, where its reply stands and when that came, and its id, once the rows have shown it.</summary>
    private sealed record Said(
        string Companion, string Text, int Charged, ReplyStatus Status = ReplyStatus.Replying, DateTimeOffset? Replied = null, MessageId? Id = null);
}
