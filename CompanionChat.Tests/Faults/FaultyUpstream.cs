namespace CompanionChat.Tests.Faults;

/// <summary>Lets a plan's fault befall a call to an upstream. The app's own second attempt is a call of its own.</summary>
public sealed class FaultyUpstream(FaultPlan plan, string name, TimeProvider clock) : DelegatingHandler
{
    private static readonly TimeSpan Minute = TimeSpan.FromSeconds(60);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        switch (plan.OfCall(plan.Number($"{request.Method} {name}"), name))
        {
            case FaultKind.NotSent or FaultKind.NeverSent:
                throw new HttpRequestException("connection refused");
            case FaultKind.AnswerLost or FaultKind.EveryAnswerLost:
                using (await base.SendAsync(request, cancellationToken))
                {
                    throw new HttpRequestException("The connection was closed before the answer came.");
                }

            case FaultKind.LateBeforeTheReturn or FaultKind.LateAfterTheReturn:
                plan.Later(await CopyAsync(request));
                await Task.Delay(Minute, clock, cancellationToken);
                throw new HttpRequestException("Nobody gave up waiting.");
            case FaultKind.Doubled:
                var copy = await CopyAsync(request);
                var answer = await base.SendAsync(request, cancellationToken);
                await copy();
                return answer;
            default:
                return await base.SendAsync(request, cancellationToken);
        }
    }

    private async Task<Func<Task>> CopyAsync(HttpRequestMessage request)
    {
        var bytes = request.Content is null ? null : await request.Content.ReadAsByteArrayAsync();
        var (method, address) = (request.Method, request.RequestUri);
        var headers = request.Headers.Concat(request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>()).ToList();
        return async () =>
        {
            using var copy = new HttpRequestMessage(method, address) { Content = bytes is null ? null : new ByteArrayContent(bytes) };
            foreach (var (header, values) in headers.Where(header => !copy.Headers.TryAddWithoutValidation(header.Key, header.Value)))
            {
                copy.Content?.Headers.TryAddWithoutValidation(header, values);
            }

            using var answer = await base.SendAsync(copy, CancellationToken.None);
        };
    }
}
