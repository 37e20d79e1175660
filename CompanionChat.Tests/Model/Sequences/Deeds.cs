using System.Globalization;
using CompanionChat.Domain;
using CompanionChat.Domain.Conversations;
using CompanionChat.Domain.Payments;
using CompanionChat.Domain.Replies;
using CompanionChat.Domain.Visitors;
using CompanionChat.Functions.Features.Reply;
using CompanionChat.Tests.Model.Reference;
using CompanionChat.Tests.Model.Simulation;

namespace CompanionChat.Tests.Model.Sequences;

/// <summary>Makes operations of steps, out of whatever there is by then.</summary>
internal sealed class Deeds(Ground ground)
{
    /// <summary>What an operation answers that does not know what became of it.</summary>
    public const string Unknown = "unavailable";

    private static readonly int[] Marks = [0, -1, -40, 3_600];
    private static readonly int[] Waits = [1, 30, 130, 3_600, 90_000, 700_000];
    private readonly List<Nonce> nonces = [];
    private readonly List<Intent> intents = [];
    private readonly Checkouts checkouts = new(ground);

    /// <summary>The operation of a step; null where it is none of the app's, or there is nothing to do it with.</summary>
    public Deed? Of(Step step) => step.Kind switch
    {
        Kind.Start => Start(User(step), Companion(step.Way)),
        Kind.Mint => Mint(step.User),
        Kind.Say or Kind.Send => Newest(nonces, step.Choice) is { } nonce ? Send(new(User(step), Companion(step.Way), nonce.Id, Text(), Key(step.Way))) : null,
        Kind.Again => Newest(intents, step.Choice) is { } intent ? Again(intent, step.Way) : null,
        Kind.Generate => Newest(ground.Started, step.Choice) is { } input ? Generate(input, step.Way % 2 == 1, Says(step.Way / 2)) : null,
        Kind.Release => Newest(ground.Started, step.Choice) is { } input ? Release(input) : null,
        Kind.Abandon => Newest(ground.Started, step.Choice) is { } input ? Abandon(input) : null,
        Kind.Orchestrate => Newest(ground.Started, step.Choice) is { } input ? Orchestrate(input, step.Way) : null,
        Kind.MarkRead => MarkRead(User(step), Companion(step.Way), Marks[step.Way / 2 % Marks.Length]),
        Kind.List => List(User(step)),
        Kind.Look => Look(User(step), Companion(step.Way)),
        Kind.Wait => Wait(step.Way),
        _ => checkouts.Of(step),
    };

    /// <summary>Mints a nonce.</summary>
    public Deed Mint(int user)
    {
        Nonce? minted = null;
        return new(
            Ground.Users[user],
            instance => AnswerAsync(async () =>
            {
                var decision = await instance.Mint.HandleAsync(Ground.Users[user], "token", CancellationToken.None);
                nonces.Add(minted = decision.Value);
                return "minted";
            }),
            (book, _) => minted is { } known ? book.Mint(known.Id, known.ExpiresAt) : "minted");
    }

    /// <summary>Runs an orchestration from its beginning to its end.</summary>
    public Deed Orchestrate(ReplyInput input, int way)
    {
        var (primary, second) = (Says(way), Says(way / 3));
        return new(
            new UserKey(input.User),
            instance => AnswerAsync(async () =>
            {
                instance.Says = provider => provider == ProviderRole.Primary ? primary : second;
                await new Orchestration(instance, input, ground.Clock).RunAsync();
                return "ended";
            }),
            (book, now) =>
            {
                book.Settle(new MessageId(input.MessageId), primary, second, now);
                return "ended";
            });
    }

    /// <summary>Of the checkouts that were handed out, one per user and plan can still be paid.</summary>
    public void CheckCheckouts() => checkouts.Check();

    /// <summary>Runs it; what failed on the way may have happened.</summary>
    public static async Task<string> AnswerAsync(Func<Task<string>> act)
    {
        try
        {
            return await act();
        }
        catch (Exception failed) when (failed is StorageUnavailableException or PaymentProviderUnavailableException or TimeoutException)
        {
            return Unknown;
        }
    }

    /// <summary>One of a list, counted from its end.</summary>
    public static T? Newest<T>(List<T> all, int choice)
        where T : class => all.Count == 0 ? null : all[all.Count - 1 - (choice % all.Count)];

    private static UserKey User(Step step) => Ground.Users[step.User];

    private static string Companion(int way) => Ground.Companions[way % Ground.Companions.Count].Id;

    // Most of the time providers answer.
    private static Completion Says(int way) => (way % 5) switch
    {
        3 => new Completion.Unavailable("timeout"),
        4 => new Completion.Rejected("400"),
        _ => new Completion.Answered("Yes."),
    };

    private static Deed Start(UserKey user, string companion) => new(
        user,
        instance => AnswerAsync(async () =>
            await instance.Start.HandleAsync(user, instance.Find(companion)!, CancellationToken.None) is null ? "there" : "started"),
        (book, now) => book.Start(companion, now));

    private Deed? Again(Intent intent, int way) => (way % 4) switch
    {
        0 => Send(intent with { Text = Text() }),
        1 => Send(intent with { User = Ground.Users[(Ground.Users.ToList().IndexOf(intent.User) + 1) % Ground.Users.Count] }),
        _ => Send(intent),
    };

    private Deed Send(Intent intent)
    {
        intents.Add(intent);
        return new(
            intent.User,
            instance => AnswerAsync(async () =>
            {
                var decision = await instance.SendAsync(intent);
                return decision.Refusal is { } refusal
                    ? refusal == Refusal.StorageBusy ? Unknown : refusal.ToString()
                    : $"accepted {decision.Value.FreeAfter.Text} {decision.Value.PremiumActive}" + (decision.Value.Repeated ? " again" : "");
            }),
            (book, now) => book.Send(intent, now));
    }

    private Deed Generate(ReplyInput input, bool fallback, Completion says) => new(
        new UserKey(input.User),
        instance => AnswerAsync(async () =>
        {
            instance.Says = _ => says;
            var step = await instance.Generate.RunAsync(new GenerateReplyInput(input, fallback), CancellationToken.None);
            return step.Outcome.ToString();
        }),
        (book, now) => book.Generate(new MessageId(input.MessageId), fallback, says, now));

    private static Deed Release(ReplyInput input) => new(
        new UserKey(input.User),
        instance => AnswerAsync(async () => (await instance.Release.RunAsync(input, CancellationToken.None)).Outcome.ToString()),
        (book, _) => book.Release(new MessageId(input.MessageId)));

    private static Deed Abandon(ReplyInput input) => new(
        new UserKey(input.User),
        instance => AnswerAsync(async () => (await instance.Abandon.RunAsync(input, CancellationToken.None)).Outcome.ToString()),
        (book, _) => book.Abandon(new MessageId(input.MessageId)));

    private Deed MarkRead(UserKey user, string companion, int seconds)
    {
        var at = ground.Clock.Now().AddSeconds(seconds);
        return new(
            user,
            instance => AnswerAsync(async () =>
            {
                var decision = await instance.MarkRead.HandleAsync(user, ConversationId.Of(user, companion), at, CancellationToken.None);
                return decision.Refusal switch { null => "read", Refusal.StorageBusy => Unknown, var refusal => refusal.ToString()! };
            }),
            (book, _) => book.MarkRead(companion, at));
    }

    private static Deed List(UserKey user) => new(
        user,
        instance => AnswerAsync(async () => string.Join(
            ' ', (await instance.ListAsync(user)).OrderBy(thread => thread.Companion, StringComparer.Ordinal).Select(thread => $"{thread.Companion}:{thread.Unread}"))),
        (book, _) => book.List());

    private static Deed Look(UserKey user, string companion) => new(
        user,
        instance => AnswerAsync(async () =>
        {
            var view = await instance.Open.HandleAsync(user, ConversationId.Of(user, companion), MessageRange.All, 100, CancellationToken.None);
            var messages = view?.Messages.Where(message => message.Sender == "user").OrderBy(message => message.Text, StringComparer.Ordinal)
                .Select(message => $"{message.Text}:{CultureInfo.InvariantCulture.TextInfo.ToTitleCase(message.Status!)}");
            return view is null ? nameof(Refusal.NotFound) : $"{view.FreeRemaining.Text} {view.PremiumActive} {view.Unread} {string.Join(' ', messages!)}";
        }),
        (book, now) => book.Look(companion, now));

    private Deed? Wait(int way)
    {
        ground.Clock.Jump(TimeSpan.FromSeconds(Waits[way % Waits.Length]));
        return null;
    }

    private string Text() => string.Create(CultureInfo.InvariantCulture, $"s{intents.Count}");

    private string? Key(int way) => way % 6 == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"key-{intents.Count}");
}
