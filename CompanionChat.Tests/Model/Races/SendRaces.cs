using CompanionChat.Domain;
using CompanionChat.Domain.Conversations;
using CompanionChat.Domain.Replies;
using CompanionChat.Functions.Features.Reply;
using CompanionChat.Domain.Visitors;
using CompanionChat.Tests.Model.Simulation;

namespace CompanionChat.Tests.Model.Races;

/// <summary>Sends at once, and the orchestrations that they start, on whichever track.</summary>
public abstract class SendRaces
{
    private readonly ITrack track;

    private protected SendRaces(ITrack track) => this.track = track;

    [Fact]
    public Task Of_five_sends_on_a_quota_of_three_three_are_accepted() => EachAsync(seed =>
    {
        using var race = Begin(seed, freeText: 3, maxPending: 10);
        for (var i = 0; i < 5; i++)
        {
            race.Send(race.Intent());
        }

        race.Run();

        Assert.Equal(3, race.Answers.Count(answer => answer.Refusal is null));
        Assert.Equal(2, race.Answers.Count(answer => answer.Refusal == Refusal.FreeTextExhausted));
        Assert.Equal([0, 1, 2], race.Answers.Where(answer => answer.Refusal is null).Select(answer => answer.Value.FreeAfter.Text).Order());
    });

    [Fact]
    public Task Of_five_sends_where_two_may_wait_two_are_accepted() => EachAsync(seed =>
    {
        using var race = Begin(seed, freeText: 10, maxPending: 2);
        for (var i = 0; i < 5; i++)
        {
            race.Send(race.Intent());
        }

        race.Run();

        Assert.Equal(2, race.Answers.Count(answer => answer.Refusal is null));
        Assert.Equal(3, race.Answers.Count(answer => answer.Refusal == Refusal.TooManyPending));
    });

    [Theory]
    [InlineData(3, 2)]
    [InlineData(1, 2)]
    [InlineData(3, 1)]
    public Task The_same_request_several_times_is_accepted_once_and_answered_alike(int freeText, int maxPending) => EachAsync(seed =>
    {
        using var race = Begin(seed, freeText, maxPending);
        var intent = race.Intent("key");
        for (var i = 0; i < 2 + (seed % 4); i++)
        {
            race.Send(intent);
        }

        race.Run();

        Assert.All(race.Answers, answer => Assert.Null(answer.Refusal));
        Assert.Single(race.Answers, answer => !answer.Value.Repeated);
        Assert.Single(race.Answers.Select(answer => (answer.Value.Message.Id, answer.Value.FreeAfter, answer.Value.PremiumActive)).Distinct());
        Assert.Equal(race.Answers[0].Value.Message.Id, Assert.Single(race.Asked).Id);
    });

    [Fact]
    public Task One_nonce_in_two_tabs_and_two_conversations_lets_one_message_in() => EachAsync(seed =>
    {
        using var race = Begin(seed);
        var intent = race.Intent("key");
        race.Send(intent);
        race.Send(intent with { Text = "another text" });
        race.Send(intent with { Companion = Ground.Companions[1].Id });

        race.Run();

        Assert.Single(race.Answers, answer => answer.Refusal is null);
        Assert.Equal(2, race.Answers.Count(answer => answer.Refusal == Refusal.SecurityCheckFailed));
        Assert.Single(race.Asked);
    });

    [Fact]
    public Task Whatever_was_accepted_is_answered_or_given_back_however_late_its_commit_comes() => EachAsync(seed =>
    {
        using var race = Begin(seed, freeText: 2);
        race.Ground.OnStarted = race.Orchestrate;
        var intent = race.Intent("key");
        race.Send(intent);
        race.Send(seed % 2 == 0 ? intent : race.Intent());
        if (seed % 3 == 0)
        {
            race.Send(race.Intent());
        }

        race.Run();

        Audit.CheckEnded(race.Ground, race.User);
        Assert.All(
            race.Answers.Where(answer => answer.Refusal is null),
            answer => Assert.Contains(race.Asked, message => message.Id == answer.Value.Message.Id));
    });

    [Fact]
    public Task A_wait_that_ends_while_the_commit_is_on_its_way_lets_no_message_in_that_nobody_answers() => EachAsync(seed =>
    {
        using var race = Begin(seed);
        var ended = new List<(string Id, ReplyOutcome Outcome)>();
        race.Ground.OnStarted = input =>
        {
            race.Also(async instance => ended.Add((input.MessageId, (await instance.Abandon.RunAsync(input, CancellationToken.None)).Outcome)));
            race.Also(async instance => ended.Add((input.MessageId, (await instance.Abandon.RunAsync(input, CancellationToken.None)).Outcome)));
        };
        race.Send(race.Intent());

        race.Run();

        Assert.All(ended, end => Assert.Equal(end.Outcome == ReplyOutcome.Committed, race.Asked.Any(message => message.Id.Value == end.Id)));
    });

    [Fact]
    public Task A_message_is_answered_or_given_back_whoever_comes_first() => EachAsync(seed =>
    {
        using var race = Begin(seed);
        var input = race.Waiting();
        var steps = new List<ReplyStep>();
        for (var i = 0; i < 2 + (seed % 4); i++)
        {
            var releases = i % 2 == 1;
            race.Also(async instance => steps.Add(releases
                ? await instance.Release.RunAsync(input, CancellationToken.None)
                : await instance.Generate.RunAsync(new GenerateReplyInput(input, seed % 5 == 0), CancellationToken.None)));
        }

        race.Run();

        var message = Assert.Single(race.Asked);
        Assert.NotEqual(ReplyStatus.Replying, message.Status);
        Assert.All(steps, step => Assert.Equal(message.Status == ReplyStatus.Answered, step.Outcome == ReplyOutcome.Answered));
        Assert.Single(steps, step => step.Version is not null);
    });

    [Fact]
    public Task Whole_orchestrations_of_one_message_cost_no_more_than_their_own_calls() => EachAsync(seed =>
    {
        using var race = Begin(seed);
        var input = race.Waiting();
        var runs = 1 + (seed % 3);
        for (var i = 0; i < runs; i++)
        {
            race.Also(instance =>
            {
                instance.Says = provider => provider == ProviderRole.Primary ? new Completion.Unavailable("timeout") : new Completion.Answered("Yes.");
                return new Orchestration(instance, input, race.Ground.Clock).RunAsync();
            });
        }

        race.Run();

        Audit.CheckEnded(race.Ground, race.User);
        Assert.InRange(race.Ground.Model.CallsFor(race.Asked[0].Text), 3, 3 * runs);
    });

    [Fact]
    public Task Reading_and_sending_and_answering_lose_nothing_of_each_other() => EachAsync(seed =>
    {
        using var race = Begin(seed);
        var input = race.Waiting();
        race.Ground.OnStarted = race.Orchestrate;
        race.Orchestrate(input);
        race.Send(race.Intent());
        for (var i = 0; i < 2; i++)
        {
            race.Also(instance => instance.MarkRead.HandleAsync(
                race.User, ConversationId.Of(race.User, race.Companion), race.Ground.Clock.GetUtcNow().AddHours(1), CancellationToken.None));
        }

        race.Run();

        Audit.CheckEnded(race.Ground, race.User);
        var messages = race.Ground.Table.Rows<Message>(race.User).Count(row => row.Value.CompanionId == race.Companion);
        Assert.Equal(1 + (2 * race.Asked.Count), messages);
    });

    [Fact]
    public Task Starting_several_times_makes_one_conversation() => EachAsync(seed =>
    {
        using var race = Begin(seed);
        var user = Ground.Users[1];
        var started = new List<bool>();
        for (var i = 0; i < 5; i++)
        {
            race.Also(async instance => started.Add(await instance.Start.HandleAsync(user, Ground.Companions[0], CancellationToken.None) is not null));
        }

        race.Run();

        Assert.Single(started, isNew => isNew);
        Assert.Single(race.Ground.Table.Rows<Message>(user));
    });

    [Fact]
    public Task Mints_that_clear_away_at_once_keep_every_nonce_that_is_good() => EachAsync(seed =>
    {
        using var race = Begin(seed);
        for (var i = 0; i < 4; i++)
        {
            race.Intent();
        }

        race.Ground.Clock.Jump(TimeSpan.FromMinutes(3));
        var good = race.Intent().Nonce;
        var minted = new List<NonceId>();
        for (var i = 0; i < 3; i++)
        {
            race.Also(async instance => minted.Add((await instance.Mint.HandleAsync(race.User, "token", CancellationToken.None)).Value.Id));
        }

        race.Run();

        var kept = race.Ground.Table.Rows<Nonce>(race.User).Select(row => row.Value.Id).ToHashSet();
        Assert.True(kept.SetEquals(minted.Append(good)), $"{kept.Count} nonces are left.");
    });

    private Task EachAsync(Action<int> race) => Seeds.EachAsync(track, race);

    private Race Begin(int seed, int freeText = Ground.FreeText, int maxPending = Ground.MaxPending) => new(track, seed, freeText, maxPending);
}
