using CompanionChat.Domain;
using CompanionChat.Domain.Conversations;
using CompanionChat.Domain.Visitors;
using static CompanionChat.Tests.Builders.Rows;

namespace CompanionChat.Tests.Domain.Conversations;

public sealed class SendRulesTests
{
    private const int MaxPending = 10;

    [Fact]
    public void A_message_takes_one_from_the_quota_uses_the_nonce_and_becomes_the_newest()
    {
        var commit = Assert.IsType<SendDecision.Commit>(Decide(State(), Command("Hi", "key")));

        Assert.Equal(new FreeQuota(9, 2, 3), commit.Conversation.Free);
        Assert.Equal(1, commit.Conversation.PendingReplies);
        Assert.Equal(2, commit.Conversation.Version);
        Assert.Equal(new LastMessage(commit.Message.Id, Sender.User, "Hi"), commit.Conversation.Last);
        Assert.False(commit.Conversation.Unread);
        Assert.Equal((ReplyStatus.Replying, FreeQuota.OneText, "key"), (commit.Message.Status, commit.Message.Charged, commit.Message.ClientId));
        Assert.Equal(commit.Message.Id, commit.Nonce.Use?.MessageId);
        Assert.Equal(commit.Conversation.Free, commit.Nonce.Use?.FreeAfter);
    }

    [Fact]
    public void A_message_is_always_later_than_what_came_before_even_where_the_clock_is_not()
    {
        var commit = Assert.IsType<SendDecision.Commit>(Decide(State(), Command(), Noon.AddHours(-1)));

        Assert.Equal(Noon.AddMilliseconds(1), commit.Message.CreatedAt);
    }

    public static TheoryData<string, Refusal?> Rules() => new()
    {
        { "no conversation", Refusal.NotFound },
        { "no nonce", Refusal.SecurityCheckFailed },
        { "an expired nonce", Refusal.SecurityCheckFailed },
        { "an expired nonce and no quota", Refusal.SecurityCheckFailed },
        { "a nonce used without a key", Refusal.SecurityCheckFailed },
        { "no quota", Refusal.FreeTextExhausted },
        { "no quota and too many pending", Refusal.FreeTextExhausted },
        { "no quota, premium until now", Refusal.FreeTextExhausted },
        { "no quota, premium", null },
        { "too many pending", Refusal.TooManyPending },
        { "the last of the quota", null },
        { "a nonce abandoned for another message", null },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void Decides_by_the_three_rows(string situation, Refusal? expected)
    {
        var used = Nonce() with { Use = new NonceUse(Id(1), Noon, null, Command().BodyHash, Quota, false) };
        var state = situation switch
        {
            "no conversation" => State() with { Conversation = null },
            "no nonce" => State() with { Nonce = null },
            "an expired nonce" => State(nonce: Nonce() with { ExpiresAt = Noon }),
            "an expired nonce and no quota" => State(Conversation(0), Nonce() with { ExpiresAt = Noon }),
            "a nonce used without a key" => State(nonce: used),
            "no quota" => State(Conversation(0)),
            "no quota and too many pending" => State(Conversation(0) with { PendingReplies = MaxPending }),
            "no quota, premium until now" => State(Conversation(0), profile: Premium(Noon)),
            "no quota, premium" => State(Conversation(0), profile: Premium(Noon.AddMilliseconds(1))),
            "too many pending" => State(Conversation() with { PendingReplies = MaxPending }),
            "the last of the quota" => State(Conversation(1)),
            "a nonce abandoned for another message" => State(nonce: Nonce() with { AbandonedFor = Id(1) }),
            _ => throw new ArgumentOutOfRangeException(nameof(situation)),
        };

        var decision = Decide(state, Command());

        Assert.Equal(expected, (decision as SendDecision.Refuse)?.Reason);
    }

    [Fact]
    public void Premium_takes_nothing()
    {
        var commit = Assert.IsType<SendDecision.Commit>(Decide(State(profile: Premium(Noon.AddDays(1))), Command()));

        Assert.Equal((Quota, FreeQuota.None), (commit.Conversation.Free, commit.Message.Charged));
        Assert.True(commit.Nonce.Use?.PremiumActive);
    }

    [Theory]
    [InlineData("key", "Hi", true)]
    [InlineData("other", "Hi", false)]
    [InlineData(null, "Hi", false)]
    [InlineData("key", "Hi ", false)]
    public void The_same_request_again_is_answered_as_before_whatever_has_changed(string? key, string text, bool repeated)
    {
        var use = new NonceUse(Id(1), Noon, "key", Command("Hi").BodyHash, new FreeQuota(0, 2, 3), false);
        var state = State(Conversation(0) with { PendingReplies = MaxPending }, Nonce() with { Use = use });

        var decision = Decide(state, Command(text, key), Noon.AddMinutes(5));

        Assert.Equal(repeated ? new SendDecision.Answer(use, Repeated: true) : new SendDecision.Refuse(Refusal.SecurityCheckFailed), decision);
    }

    [Fact]
    public void A_commit_whose_answer_was_lost_is_found_by_its_nonce()
    {
        var first = Assert.IsType<SendDecision.Commit>(Decide(State(), Command()));

        var again = Decide(State(first.Conversation, first.Nonce), Command(), started: first.Message.Id);

        Assert.Equal(new SendDecision.Answer(first.Nonce.Use!, Repeated: false), again);
    }

    [Fact]
    public void A_commit_that_met_another_one_keeps_its_message_id()
    {
        var started = Id(1);

        var commit = Assert.IsType<SendDecision.Commit>(Decide(State(Conversation(4)), Command(), Noon.AddSeconds(3), started));

        Assert.Equal((started, 3), (commit.Message.Id, commit.Conversation.Free.Text));
    }

    [Fact]
    public void A_message_that_was_abandoned_takes_a_new_id()
    {
        var started = Id(1);

        var commit = Assert.IsType<SendDecision.Commit>(
            Decide(State(nonce: Nonce() with { AbandonedFor = started }), Command(), started: started));

        Assert.NotEqual(started, commit.Message.Id);
    }

    [Fact]
    public void A_message_that_comes_late_does_not_take_the_place_of_a_newer_one()
    {
        var newer = Assert.IsType<SendDecision.Commit>(Decide(State(), Command("newer"), Noon.AddSeconds(5)));

        var late = Assert.IsType<SendDecision.Commit>(Decide(State(newer.Conversation), Command("late"), Noon.AddSeconds(6), Id(2)));

        Assert.Equal("newer", late.Conversation.Last.Preview);
        Assert.Equal(newer.Conversation.Version + 1, late.Conversation.Version);
    }

    private static SendDecision Decide(SendState state, SendCommand command, DateTimeOffset? now = null, MessageId? started = null) =>
        SendRules.Decide(state, command, started, now ?? Noon, MaxPending, Entropy(9));
}
