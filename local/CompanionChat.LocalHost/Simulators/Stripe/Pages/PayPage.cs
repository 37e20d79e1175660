using System.Text.Json.Nodes;
using CompanionChat.LocalHost.Simulators.Payments;
using CompanionChat.LocalHost.Simulators.Stripe.Ledger;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace CompanionChat.LocalHost.Simulators.Stripe.Pages;

/// <summary>The hosted page on which a session is paid.</summary>
/// <param name="controls">Does what the buttons say.</param>
/// <param name="clock">Times the wait.</param>
/// <param name="lifetime">Nobody waits on a host that stops.</param>
internal sealed class PayPage(StripeControls controls, TimeProvider clock, IHostApplicationLifetime lifetime)
{
    private const string Root = $"/_sim/{StripeServices.SimulatorName}";

    /// <summary>How long Stripe holds up the redirect for the app to take the event: https://docs.stripe.com/checkout/fulfillment.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet($"{Root}/pay/{{id}}", ShowAsync);
        routes.MapPost($"{Root}/pay/{{id}}", PressAsync);
        routes.MapGet($"{Root}/style.css", () => Results.Text(Style.Sheet, "text/css; charset=utf-8"));
    }

    private static string SuccessUrl(JsonObject session) =>
        session.Text("successUrl")!.Replace("{CHECKOUT_SESSION_ID}", session.Text("id"), StringComparison.Ordinal);

    private static Task WriteAsync(HttpContext http, JsonObject session) => session.Text("status") switch
    {
        "open" => Html.WriteAsync(http, StatusCodes.Status200OK, session.Text("name")!, Form(session)),
        "complete" => Html.WriteAsync(
            http, StatusCodes.Status200OK, "This has been paid", $"""<p>There is nothing more to do here.</p><p><a href="{Html.Text(SuccessUrl(session))}">Go on</a></p>"""),
        _ => Html.WriteAsync(http, StatusCodes.Status200OK, "This checkout has expired", "<p>Nothing was paid.</p>" + BackLink(session)),
    };

    private static string BackLink(JsonObject session) =>
        session.Text("cancelUrl") is { } back ? $"""<p><a href="{Html.Text(back)}">Go back</a></p>""" : "";

    private static string Form(JsonObject session) =>
        $"""
        <p class="amount">{Html.Text(Html.Money(session.Number("amount"), session.Text("currency")!))}</p>
        <form method="post">
        <button class="first" name="action" value="pay">Pay</button>
        <button name="action" value="pay-later">Pay later (bank debit)</button>
        {(session.Text("cancelUrl") is null ? "" : """<button name="action" value="cancel">Cancel</button>""")}
        </form>
        """;

    private Task ShowAsync(HttpContext http) => controls.Session(http.Request.RouteValues["id"]!.ToString()!) is { } session
        ? WriteAsync(http, session)
        : Html.WriteAsync(http, StatusCodes.Status404NotFound, "There is no such checkout", "<p>The link is wrong, or the simulator was started anew.</p>");

    private async Task PressAsync(HttpContext http)
    {
        var id = http.Request.RouteValues["id"]!.ToString()!;
        var action = http.Request.HasFormContentType ? (await http.Request.ReadFormAsync(http.RequestAborted))["action"].ToString() : "";
        if (controls.Session(id) is not { } session || action is not ("pay" or "pay-later" or "cancel"))
        {
            await ShowAsync(http);
            return;
        }

        if (action is "cancel")
        {
            await GoAsync(http, session, session.Text("cancelUrl"));
            return;
        }

        // Whoever presses twice has paid once, and goes on.
        var step = controls.Act(id, action, amount: null)!;
        await HoldUpAsync(step.Told, http.RequestAborted);
        session = controls.Session(id)!;
        await GoAsync(http, session, session.Text("status") is "complete" ? SuccessUrl(session) : null);
    }

    private static Task GoAsync(HttpContext http, JsonObject session, string? address) =>
        address is null ? WriteAsync(http, session) : new SeeOther(address).ExecuteAsync(http);

    private async Task HoldUpAsync(Task told, CancellationToken gone)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(gone, lifetime.ApplicationStopping);
        await Task.WhenAny(told, Task.Delay(Patience, clock, end.Token));
        await end.CancelAsync();
    }
}
