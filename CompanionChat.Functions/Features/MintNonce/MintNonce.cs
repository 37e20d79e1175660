using CompanionChat.Functions.Contract;
using CompanionChat.Functions.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CompanionChat.Functions.Features.MintNonce;

/// <summary><c>POST /api/nonces</c>: exchanges a Turnstile token for the right to send one message.</summary>
public sealed class MintNonce(MintNonceHandler handler)
{
    private const int MaxTokenLength = 2048;

    /// <summary>Answers.</summary>
    [Function(nameof(MintNonce))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/nonces")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (!(await JsonBody.ReadAsync<MintNonceRequest>(request, cancellationToken)).TryGet(out var body, out var problem))
        {
            return problem;
        }

        if (body.Token.Length > MaxTokenLength)
        {
            return Problems.Result(Problems.InvalidRequest, "token must have at most 2,048 characters.");
        }

        var decision = await handler.HandleAsync(Caller.Of(request).User, body.Token, cancellationToken);
        return decision.Refusal is { } refusal
            ? Problems.Result(refusal)
            : Answers.With(StatusCodes.Status201Created, new NonceAnswer(decision.Value.Id.Value, decision.Value.ExpiresAt));
    }

    private sealed record NonceAnswer(
        string NonceId,
        [property: System.Text.Json.Serialization.JsonConverter(typeof(UtcMilliseconds))] DateTimeOffset ExpiresAt);
}
