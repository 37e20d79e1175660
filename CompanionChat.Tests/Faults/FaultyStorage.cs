using System.Runtime.CompilerServices;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using CompanionChat.LocalHost.Storage;

namespace CompanionChat.Tests.Faults;

/// <summary>Lets a plan's fault befall a request to storage. A request and its further tries have one number.</summary>
public sealed class FaultyStorage(FaultPlan plan) : HttpPipelinePolicy
{
    private const string ChatTable = "Chat";

    private static readonly HttpClient Wire = new();

    private readonly ConditionalWeakTable<HttpMessage, object> numbers = [];

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var isFirstTry = !numbers.TryGetValue(message, out var known);
        var kind = StorageRequestKind.Of(message.Request);
        var number = isFirstTry ? plan.Number($"{kind}") : (int)known!;
        numbers.AddOrUpdate(message, number);
        switch (plan.Of(number, isFirstTry))
        {
            case FaultKind.NotSent or FaultKind.NeverSent:
                throw new RequestFailedException("connection refused");
            case FaultKind.AnswerLost or FaultKind.EveryAnswerLost:
                await ProcessNextAsync(message, pipeline);
                throw new IOException("The connection was closed before the answer came.");
            case FaultKind.LateBeforeTheReturn or FaultKind.LateAfterTheReturn:
                // The engine's own tables stand for the platform's, where a start that comes late still starts; here nobody would look at it again.
                if (kind.Table == ChatTable)
                {
                    plan.Later(await CopyAsync(message.Request));
                }

                // What the client throws when a try has taken its five seconds; nobody has to wait for them.
                throw new TaskCanceledException("The try took too long.");
            case FaultKind.Doubled:
                var copy = await CopyAsync(message.Request);
                await ProcessNextAsync(message, pipeline);
                await copy();
                break;
            default:
                await ProcessNextAsync(message, pipeline);
                break;
        }
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("Nothing here is synchronous.");

    // Signed as it is: the service cannot tell it from the original.
    private static async Task<Func<Task>> CopyAsync(Request request)
    {
        using var body = new MemoryStream();
        if (request.Content is { } content)
        {
            await content.WriteToAsync(body, CancellationToken.None);
        }

        var (method, address, bytes, headers) = (request.Method.Method, request.Uri.ToUri(), body.ToArray(), request.Headers.ToList());
        return async () =>
        {
            using var copy = new HttpRequestMessage(new HttpMethod(method), address);
            copy.Content = bytes.Length > 0 ? new ByteArrayContent(bytes) : null;
            foreach (var header in headers.Where(header => !copy.Headers.TryAddWithoutValidation(header.Name, header.Value)))
            {
                copy.Content?.Headers.TryAddWithoutValidation(header.Name, header.Value);
            }

            using var answer = await Wire.SendAsync(copy);
            Assert.True((int)answer.StatusCode is < 400 or 404 or 409 or 412, $"A copy of {method} {address.AbsolutePath} was not understood: {answer.StatusCode}.");
        };
    }
}
