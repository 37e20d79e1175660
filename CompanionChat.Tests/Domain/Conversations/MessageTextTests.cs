using CompanionChat.Domain;
using CompanionChat.Domain.Conversations;

namespace CompanionChat.Tests.Domain.Conversations;

public sealed class MessageTextTests
{
    public static TheoryData<string, string> Accepted() => new()
    {
        { "  hi \n", "hi" },
        { "מה שלומך?", "מה שלומך?" },
        { "👩‍👩‍👧‍👦", "👩‍👩‍👧‍👦" },
        { "a\tb\nc", "a\tb\nc" },
        { new string('x', 4000), new string('x', 4000) },
        { "  " + new string('x', 4000) + "  ", new string('x', 4000) },
    };

    [Theory]
    [MemberData(nameof(Accepted))]
    public void Text_is_trimmed_and_else_kept(string raw, string text) => Assert.Equal(text, MessageText.Parse(raw).Value.Value);

    public static TheoryData<string, Refusal> Refused() => new()
    {
        { "", Refusal.EmptyMessage },
        { " \t\r\n\u00a0\u3000", Refusal.EmptyMessage },
        { "\u200b\ufeff\u200d", Refusal.EmptyMessage },
        { new string('x', 4001), Refusal.MessageTooLong },
        { string.Concat(Enumerable.Repeat("😀", 2001)), Refusal.MessageTooLong },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_is_blank_too_long_or_no_text_is_refused(string raw, Refusal refusal) =>
        Assert.Equal(refusal, MessageText.Parse(raw).Refusal);

    // Not a theory: a runner that writes its data down would mend the surrogates.
    [Fact]
    public void Half_a_surrogate_pair_and_a_NUL_are_no_text() => Assert.All(
        ["a\ud83d", "\ude00a", "\ud83dx", "\ud83d\ud83d\ude00", "a\0b"],
        raw => Assert.Equal(Refusal.InvalidRequest, MessageText.Parse(raw).Refusal));
}
