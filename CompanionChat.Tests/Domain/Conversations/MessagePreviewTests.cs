using CompanionChat.Domain.Conversations;

namespace CompanionChat.Tests.Domain.Conversations;

public sealed class MessagePreviewTests
{
    private const string Family = "👩‍👩‍👧‍👦";

    public static TheoryData<string, string> Previews() => new()
    {
        { "short", "short" },
        { new string('x', 140), new string('x', 140) },
        { new string('x', 141), new string('x', 140) + "…" },
        { new string('x', 139) + "😀", new string('x', 139) + "…" },
        { new string('x', 138) + "😀", new string('x', 138) + "😀" },
        { new string('x', 135) + Family, new string('x', 135) + "…" },
        { new string('x', 139) + "e\u0301", new string('x', 139) + "…" },
        { "e" + new string('\u0301', 200), "…" },
    };

    [Theory]
    [MemberData(nameof(Previews))]
    public void A_preview_holds_whole_graphemes(string text, string preview) => Assert.Equal(preview, MessagePreview.Of(text));
}
