using System.Net.Sockets;
using System.Text;
using CompanionChat.Tests.Infrastructure;

namespace CompanionChat.Tests.Features;

/// <summary>Requests that no HTTP client would send, written to the socket as they are.</summary>
public sealed class BrokenRequestsTests(SettledVisitor settled) : IClassFixture<SettledVisitor>
{
    [Theory]
    [InlineData("Idempotency-Key: one\r\nIdempotency-Key: two\r\nContent-Length: 33", """{"text":"Hi","nonceId":"<nonce>"}""")]
    [InlineData("Transfer-Encoding: chunked", "zz\r\nno chunk")]
    [InlineData("Transfer-Encoding: chunked", "5\r\n{\"textno end of the chunk\r\n")]
    [InlineData("Content-Encoding: gzip\r\nContent-Length: 4", "\u001f\u0008xx")]
    public async Task It_is_refused_and_changes_nothing(string headers, string body)
    {
        var before = await settled.RowsAsync();
        body = body.Replace("<nonce>", settled.Nonce, StringComparison.Ordinal);
        headers = headers.Replace("33", $"{body.Length}", StringComparison.Ordinal);

        var answer = await SendAsync($"POST {settled.Operations["sendMessage"].Path} HTTP/1.1", $"Content-Type: application/json\r\n{headers}", body);

        Assert.StartsWith("HTTP/1.1 400 ", answer, StringComparison.Ordinal);
        Assert.Contains("application/problem+json", answer, StringComparison.Ordinal);
        Assert.Contains("invalid_request", answer, StringComparison.Ordinal);
        Assert.Equal(before, await settled.RowsAsync());
    }

    [Theory]
    [InlineData("GET /api/conversations/a\\b HTTP/1.1", 404)]
    [InlineData("GET /api/conversations/%zz HTTP/1.1", 404)]
    [InlineData("GET /api/conversations/% HTTP/1.1", 404)]
    [InlineData("GET /api/me/../conversations/x HTTP/1.1", 404)]
    [InlineData("GET /api/conversations/a%00b HTTP/1.1", 400)]
    [InlineData("GET http://elsewhere.example/api/me HTTP/1.1", 400)]
    [InlineData("OPTIONS * HTTP/1.1", 404)]
    public async Task A_strange_target_is_never_an_error_of_ours(string line, int status) =>
        Assert.StartsWith($"HTTP/1.1 {status} ", await SendAsync(line, "X-Nothing: 1", ""), StringComparison.Ordinal);

    private async Task<string> SendAsync(string line, string headers, string body)
    {
        var address = settled.Host.Http.BaseAddress!;
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        var request = $"{line}\r\nHost: {address.Authority}\r\nX-ZUMO-AUTH: {settled.Visitor.Token}\r\nConnection: close\r\n{headers}\r\n\r\n{body}";
        await client.Client.SendAsync(Encoding.Latin1.GetBytes(request));
        using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }
}
