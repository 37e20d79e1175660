using System.Text.Json.Nodes;
using CompanionChat.LocalHost.Simulators.Stripe.Ledger;
using Microsoft.AspNetCore.Http;

namespace CompanionChat.LocalHost.Simulators.Stripe.Pages;

/// <summary>The page that lists the sessions, with buttons for what can happen to each now.</summary>
internal static class SessionsPage
{
    private const int Shown = 50;

    public static Task WriteAsync(HttpContext http, IReadOnlyList<JsonObject> sessions) => Html.WriteAsync(
        http,
        StatusCodes.Status200OK,
        "Checkout sessions",
        sessions.Count == 0 ? "<p>There are none yet.</p>" : string.Concat(sessions.Take(Shown).Select(Session)));

    private static string Session(JsonObject session) =>
        $"""
        <article>
        <h2>{Html.Text(session.Text("name"))}, {Html.Text(Html.Money(session.Number("amount"), session.Text("currency")!))}</h2>
        <p>{Html.Text(State(session))}</p>
        <p class="quiet">{Html.Text(session.Text("id"))}</p>
        {string.Concat(Actions(session).Select(action => Button(session.Text("id")!, action.Path, action.Label)))}
        </article>
        """;

    private static string State(JsonObject session)
    {
        var refunded = session.Number("amountRefunded");
        List<string> states = [session.Text("status")!, session.Text("paymentStatus")!];
        if (refunded > 0)
        {
            states.Add($"refunded {Html.Money(refunded, session.Text("currency")!)}");
        }

        if (session.Text("dispute") is { } dispute)
        {
            states.Add($"dispute: {dispute}");
        }

        return string.Join(", ", states);
    }

    private static string Button(string id, string action, string label)
    {
        var amount = action is "refund" ? """<input name="amount" inputmode="numeric" aria-label="Amount in the smallest unit; empty: all" placeholder="all">""" : "";
        return $"""<form method="post" action="/_sim/{StripeServices.SimulatorName}/sessions/{Html.Text(id)}/{action}">{amount}<button>{label}</button></form>""";
    }

    private static IEnumerable<(string Path, string Label)> Actions(JsonObject session) =>
        (session.Text("status"), session.Text("payment"), session.Text("dispute")) switch
        {
            ("open", _, _) => [("pay", "Pay"), ("pay-later", "Pay later"), ("expire", "Expire")],
            (_, "processing", _) => [("settle", "Settle"), ("fail", "Fail")],
            (_, "succeeded", "needs_response") => [("dispute/won", "Dispute won"), ("dispute/lost", "Dispute lost")],
            (_, "succeeded", null) when session.Number("amountRefunded") < session.Number("amount") => [("refund", "Refund"), ("dispute", "Dispute")],
            (_, "succeeded", null) => [("dispute", "Dispute")],
            _ => [],
        };
}
