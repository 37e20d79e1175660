using System.Net;
using System.Text;

namespace CompanionChat.Tests.Infrastructure;

/// <summary>An upstream that answers what the test wrote down, in that order. A call that nobody wrote down fails the test.</summary>
public sealed class ScriptedUpstream : HttpMessageHandler
{
    private readonly Queue<Func<HttpResponseMessage>> answers = new();

    public List<SeenRequest> Seen { get; } = [];

    public ScriptedUpstream Answers(int status, string body = "", params (string Name, string Value)[] headers) =>
        Does(() => Response(status, body, headers));

    public ScriptedUpstream Answers(int status, byte[] body) =>
        Does(() => new HttpResponseMessage((HttpStatusCode)status) { Content = new ByteArrayContent(body) });

    public ScriptedUpstream Breaks() => Does(() => throw new HttpRequestException("connection refused"));

    public ScriptedUpstream Does(Func<HttpResponseMessage> answer)
    {
        answers.Enqueue(answer);
        return this;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        Seen.Add(new SeenRequest(request.Method.Method, request.RequestUri!.ToString(), request.Headers.Authorization?.ToString(), body)
        {
            Headers = request.Headers.NonValidated.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
        });
        return answers.TryDequeue(out var answer)
            ? answer()
            : throw new InvalidOperationException($"Call {Seen.Count} was not expected.");
    }

    private static HttpResponseMessage Response(int status, string body, (string Name, string Value)[] headers)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    }

    public sealed record SeenRequest(string Method, string Address, string? Authorization, string Body)
    {
        public required IReadOnlyDictionary<string, string> Headers { get; init; }
    }
}
