using System.Text;

namespace CompanionChat.Tests.Infrastructure;

/// <summary>Bodies byte by byte, with any content type, also one that is none.</summary>
public static class RawBody
{
    public static HttpContent Of(string text, string? contentType = "application/json") => Of(Encoding.UTF8.GetBytes(text), contentType);

    public static HttpContent Of(byte[] bytes, string? contentType = "application/json")
    {
        var content = new ByteArrayContent(bytes);
        if (contentType is not null)
        {
            Assert.True(content.Headers.TryAddWithoutValidation("Content-Type", contentType));
        }

        return content;
    }
}
