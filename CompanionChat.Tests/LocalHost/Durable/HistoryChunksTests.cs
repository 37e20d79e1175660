using CompanionChat.LocalHost.Durable.Storage;

namespace CompanionChat.Tests.LocalHost.Durable;

public sealed class HistoryChunksTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Chunks_join_to_the_whole_and_break_no_character(int offset)
    {
        var history = new string('x', offset) + string.Concat(Enumerable.Repeat("🙂", 50_000));
        var columns = HistoryChunks.After(history, 0).ToDictionary(chunk => chunk.Column, chunk => chunk.Text, StringComparer.Ordinal);

        Assert.Equal(history, HistoryChunks.Join(columns.GetValueOrDefault));
        Assert.All(columns.Values, text => Assert.False(char.IsHighSurrogate(text[^1])));
        Assert.All(columns.Values, text => Assert.InRange(text.Length, 1, 32_768));
    }

    [Theory]
    [InlineData(10, "H00,H01")]
    [InlineData(30_000, "H01")]
    [InlineData(40_000, "H01")]
    [InlineData(50_000, "")]
    public void Only_what_was_appended_is_sent(int stored, string expected)
    {
        var columns = HistoryChunks.After(new string('x', 50_000), stored).Select(chunk => chunk.Column);

        Assert.Equal(expected, string.Join(',', columns));
    }

    [Fact]
    public void No_history_is_no_text() => Assert.Empty(HistoryChunks.Join(static _ => null));
}
