using CompanionChat.Domain.Conversations;
using static CompanionChat.Tests.Builders.Rows;

namespace CompanionChat.Tests.Domain.Conversations;

public sealed class ReadRulesTests
{
    private static readonly Conversation Unread = Conversation() with { CompanionWroteAt = Noon.AddSeconds(10) };

    [Theory]
    [InlineData(-5, null)]
    [InlineData(0, null)]
    [InlineData(5, 5)]
    [InlineData(10, 10)]
    [InlineData(3_000_000, 10)]
    public void The_mark_moves_forward_and_never_past_the_companions_newest_message(int at, int? mark)
    {
        var moved = ReadRules.MarkRead(Unread, Noon.AddSeconds(at));

        Assert.Equal(mark, (moved?.ReadAt - Noon)?.TotalSeconds);
        Assert.Equal(mark is null ? null : Unread.Version + 1, moved?.Version);
    }

    [Fact]
    public void The_greeting_is_not_unread() => Assert.False(Conversation().Unread);

    [Fact]
    public void Reading_all_clears_the_dot_and_does_not_reorder()
    {
        var moved = ReadRules.MarkRead(Unread, Unread.CompanionWroteAt)!;

        Assert.False(moved.Unread);
        Assert.Equal(Unread.Last, moved.Last);
    }
}
