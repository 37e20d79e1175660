using System.Globalization;
using System.Text.Json.Nodes;
using CompanionChat.LocalHost.Simulators.Faults;
using Microsoft.AspNetCore.Http;

namespace CompanionChat.LocalHost.Simulators.Turnstile;

/// <summary>
/// Plays Turnstile's siteverify (<see href="https://developers.cloudflare.com/turnstile/get-started/server-side-validation/"/>): a
/// token is good once, for 300 seconds, and an idempotency key gets the same answer again. Any token that it has not seen is good,
/// but for those that say <c>invalid</c> or <c>expired</c>.
/// </summary>
/// <param name="clock">Ages the tokens.</param>
/// <param name="ledger">Knows the spent ones.</param>
public sealed class TurnstileUpstream(TimeProvider clock, TokenLedger ledger) : ISimulatedUpstream
{
    /// <summary>Its path under <c>/_sim/</c>.</summary>
    public const string SimulatorName = "turnstile";

    private const string DummyToken = "XXXX.DUMMY.TOKEN.XXXX";
    private const int TokenLimit = 2048;
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(300);

    /// <inheritdoc/>
    public string? KeepAlive => null;

    /// <inheritdoc/>
    public async Task<SimulatedReply> AnswerAsync(HttpRequest request, FaultMode mode, CancellationToken cancellationToken)
    {
        if (mode is FaultMode.Blank)
        {
            return new SimulatedReply(StatusCodes.Status200OK, "application/json", []);
        }

        if (await SiteverifyRequest.ReadAsync(request, cancellationToken) is not { } asked)
        {
            return No("bad-request");
        }

        return mode is FaultMode.Reject ? No("invalid-input-response") : Verify(asked);
    }

    /// <inheritdoc/>
    public SimulatedReply Failure(int status) => No("internal-error") with { Status = status };

    private SimulatedReply Verify(SiteverifyRequest asked)
    {
        if (asked.Secret.Length == 0)
        {
            return No("missing-input-secret");
        }

        return asked.Response switch
        {
            "" => No("missing-input-response"),
            DummyToken => Yes(clock.GetUtcNow(), token: null),
            { Length: > TokenLimit } => No("invalid-input-response"),
            var token when token.Contains("invalid", StringComparison.Ordinal) => No("invalid-input-response"),
            var token when token.Contains("expired", StringComparison.Ordinal) => No("timeout-or-duplicate"),
            var token => Redeem(token, WidgetToken.Read(token), asked.IdempotencyKey),
        };
    }

    private SimulatedReply Redeem(string token, WidgetToken? widget, string idempotencyKey)
    {
        var now = clock.GetUtcNow();
        if (now - widget?.Made > Lifetime || ledger.Redeem(token, idempotencyKey, now) is not { } redeemed)
        {
            return No("timeout-or-duplicate");
        }

        return Yes(widget?.Made ?? redeemed, widget);
    }

    private static SimulatedReply Yes(DateTimeOffset challenged, WidgetToken? token)
    {
        var answer = new JsonObject
        {
            ["success"] = true,
            ["error-codes"] = new JsonArray(),
            ["challenge_ts"] = challenged.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            ["hostname"] = "localhost",
        };
        if (token is { Action.Length: > 0 })
        {
            answer["action"] = token.Action;
        }

        if (token is { Cdata.Length: > 0 })
        {
            answer["cdata"] = token.Cdata;
        }

        return SimulatedReply.Json(StatusCodes.Status200OK, answer);
    }

    private static SimulatedReply No(string code) =>
        SimulatedReply.Json(StatusCodes.Status200OK, new JsonObject { ["success"] = false, ["error-codes"] = new JsonArray(code) });
}
