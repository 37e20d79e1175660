using CompanionChat.Domain.Conversations;
using static CompanionChat.Tests.Builders.Rows;

namespace CompanionChat.Tests.Domain.Conversations;

public sealed class ReplyRulesTests
{
    private static readonly Message Question = new("mira", Id(10), Sender.User, "Hi")
    {
        Status = ReplyStatus.Replying,
        Charged = FreeQuota.OneText,
    };

    private static readonly Conversation Waiting = Conversation(9) with { PendingReplies = 1, Last = LastMessage.Of(Question), Version = 2 };

    [Fact]
    public void A_reply_settles_its_message_and_makes_the_conversation_unread()
    {
        var answer = ReplyRules.Store(Waiting, Question, "Hello", Noon.AddSeconds(11), Entropy(1))!;

        Assert.Equal((ReplyStatus.Answered, answer.Reply.Id), (answer.Message.Status, answer.Message.ReplyId!.Value));
        Assert.Equal(Question.Id, answer.Reply.InReplyTo);
        Assert.Equal((0, 3L, 9, true), (answer.Conversation.PendingReplies, answer.Conversation.Version, answer.Conversation.Free.Text, answer.Conversation.Unread));
        Assert.Equal("Hello", answer.Conversation.Last.Preview);
    }

    [Fact]
    public void A_reply_is_later_than_its_question_and_than_the_companions_last_word()
    {
        var behind = ReplyRules.Store(Waiting, Question, "Hello", Noon, Entropy(1))!;
        var crowded = ReplyRules.Store(Waiting with { CompanionWroteAt = Noon.AddSeconds(20) }, Question, "Hello", Noon, Entropy(1))!;

        Assert.Equal(Question.CreatedAt.AddMilliseconds(1), behind.Reply.CreatedAt);
        Assert.Equal(Noon.AddSeconds(20).AddMilliseconds(1), crowded.Reply.CreatedAt);
    }

    [Theory]
    [InlineData(ReplyStatus.Answered)]
    [InlineData(ReplyStatus.Failed)]
    public void What_is_settled_is_neither_answered_nor_given_back_again(ReplyStatus settled)
    {
        var message = Question with { Status = settled };

        Assert.Null(ReplyRules.Store(Waiting, message, "Hello", Noon, Entropy(1)));
        Assert.Null(ReplyRules.Release(Waiting, message));
    }

    [Fact]
    public void A_release_gives_back_what_was_taken_and_leaves_the_message_there()
    {
        var released = ReplyRules.Release(Waiting, Question)!;

        Assert.Equal((10, 0, 3L), (released.Conversation.Free.Text, released.Conversation.PendingReplies, released.Conversation.Version));
        Assert.Equal(ReplyStatus.Failed, released.Message.Status);
        Assert.False(released.Conversation.Unread);
    }

    [Fact]
    public void A_release_gives_nothing_back_where_nothing_was_taken() =>
        Assert.Equal(9, ReplyRules.Release(Waiting, Question with { Charged = FreeQuota.None })!.Conversation.Free.Text);
}
