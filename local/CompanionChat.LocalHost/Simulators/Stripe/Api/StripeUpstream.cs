using CompanionChat.LocalHost.Simulators.Books;
using CompanionChat.LocalHost.Simulators.Faults;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CompanionChat.LocalHost.Simulators.Stripe.Api;

/// <summary>One operation of Stripe's API, played. The dial's faults are Stripe's own: idempotency keys remember its failures.</summary>
/// <param name="keys">Who may call.</param>
/// <param name="idempotency">Remembers answers.</param>
/// <param name="books">What the operation works on.</param>
/// <param name="operation">Answers, as one change of the books.</param>
internal sealed class StripeUpstream(
    StripeKeys keys, Idempotency idempotency, SimulatorBooks books, Func<StripeCall, BooksChange, StripeAnswer> operation) : ISimulatedUpstream
{
    /// <inheritdoc/>
    public string? KeepAlive => null;

    /// <inheritdoc/>
    public async Task<SimulatedReply> AnswerAsync(HttpRequest request, FaultMode mode, CancellationToken cancellationToken)
    {
        if (mode is FaultMode.Blank)
        {
            return new SimulatedReply(StatusCodes.Status200OK, "application/json", []);
        }

        if (keys.Refusal(request) is { } refusal)
        {
            return Reply(request, refusal);
        }

        return mode is FaultMode.Reject
            ? Reply(request, StripeError.Invalid("Refused: the simulator's dial says so."))
            : await OnceAsync(request, operation, cancellationToken);
    }

    /// <inheritdoc/>
    public SimulatedReply Failure(int status) => Reply(StripeError.Failure(status));

    /// <inheritdoc/>
    public Task<SimulatedReply> FailAsync(HttpRequest request, int status, CancellationToken cancellationToken) =>
        OnceAsync(request, (_, _) => StripeError.Failure(status), cancellationToken);

    private static SimulatedReply Reply(StripeAnswer answer) => new(answer.Status, "application/json", [answer.Body]);

    private static SimulatedReply Reply(HttpRequest request, StripeAnswer answer)
    {
        if (answer.ReplayOf is { } original)
        {
            request.HttpContext.Response.Headers["Idempotent-Replayed"] = "true";
            request.HttpContext.Response.Headers["Original-Request"] = original;
        }

        return Reply(answer);
    }

    private async Task<SimulatedReply> OnceAsync(
        HttpRequest request, Func<StripeCall, BooksChange, StripeAnswer> work, CancellationToken cancellationToken)
    {
        var (call, error) = await StripeCall.ReadAsync(request, cancellationToken);
        if (call is null)
        {
            return Reply(request, error!);
        }

        var claim = request.HttpContext.Features.GetRequiredFeature<IdempotencyClaim>();
        request.HttpContext.Response.Headers["Stripe-Version"] = call.Version;
        return Reply(request, books.Change(change => idempotency.Once(call, claim, change, () => work(call, change))));
    }
}
