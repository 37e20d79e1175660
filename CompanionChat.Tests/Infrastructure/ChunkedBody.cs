using System.Net;
using System.Net.Http.Headers;

namespace CompanionChat.Tests.Infrastructure;

/// <summary>A body whose length is not announced.</summary>
public sealed class ChunkedBody : HttpContent
{
    private readonly byte[] bytes;

    public ChunkedBody(byte[] bytes, string contentType = "application/json")
    {
        this.bytes = bytes;
        Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(bytes).AsTask();

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
