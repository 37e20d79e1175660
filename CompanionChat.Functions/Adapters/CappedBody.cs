namespace CompanionChat.Functions.Adapters;

/// <summary>Reads what an upstream sends, never more than was agreed on: an upstream's answer is untrusted input.</summary>
internal static class CappedBody
{
    /// <summary>The body's bytes, or null where there are more than <paramref name="limit"/> of them.</summary>
    /// <param name="content">A content whose body was not buffered (<see cref="HttpCompletionOption.ResponseHeadersRead"/>).</param>
    /// <param name="limit">The most that is read, in bytes.</param>
    /// <param name="cancellationToken">Ends the reading, also in the middle of a body that keeps trickling.</param>
    /// <exception cref="HttpRequestException">The connection broke.</exception>
    /// <exception cref="IOException">The connection broke.</exception>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpContent content, int limit, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > limit)
        {
            return null;
        }

        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        using var read = new MemoryStream();
        var piece = new byte[8 * 1024];
        int count;
        while ((count = await stream.ReadAsync(piece, cancellationToken)) > 0)
        {
            if (read.Length + count > limit)
            {
                return null;
            }

            read.Write(piece, 0, count);
        }

        return WithoutByteOrderMark(read.GetBuffer().AsMemory(0, (int)read.Length));
    }

    private static ReadOnlyMemory<byte> WithoutByteOrderMark(ReadOnlyMemory<byte> body) =>
        body.Span.StartsWith("\uFEFF"u8) ? body[3..] : body;
}
