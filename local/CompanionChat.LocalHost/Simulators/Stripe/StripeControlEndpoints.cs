using System.Text.Json;
using System.Text.Json.Nodes;
using CompanionChat.LocalHost.Simulators.Payments;
using CompanionChat.LocalHost.Simulators.Stripe.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CompanionChat.LocalHost.Simulators.Stripe;

/// <summary>The controls from outside: JSON for programs; where a page's button was pressed, back to the page.</summary>
internal static class StripeControlEndpoints
{
    private const string Root = $"/_sim/{StripeServices.SimulatorName}";

    public static void MapStripeControls(this IEndpointRouteBuilder routes)
    {
        var controls = routes.ServiceProvider.GetRequiredService<StripeControls>();
        routes.MapGet($"{Root}/sessions", () => Results.Json(controls.Sessions()));
        routes.MapGet($"{Root}/sessions/{{id}}", (string id) => controls.Session(id) is { } found ? Results.Json(found) : NoSuch("session"));
        routes.MapPost($"{Root}/sessions/{{id}}/{{**action}}", (string id, string action, HttpRequest request) => ActAsync(controls, id, action, request));
        routes.MapPost($"{Root}/events/{{id}}/resend", (string id) => controls.Resend(id) ? Results.Accepted() : NoSuch("event"));
        routes.MapGet(Root, http => SessionsPage.WriteAsync(http, controls.Sessions()));
    }

    private static async Task<IResult> ActAsync(StripeControls controls, string id, string action, HttpRequest request)
    {
        var (amount, isRight) = await AmountAsync(request);
        if (!isRight)
        {
            return Results.Problem("""Send nothing, or {"amount":1 or more}.""", statusCode: StatusCodes.Status400BadRequest);
        }

        return controls.Act(id, action, amount) switch
        {
            null => NoSuch("session or action"),
            { Refusal: { } why } => Results.Problem(why, statusCode: StatusCodes.Status409Conflict),
            _ when request.HasFormContentType => new SeeOther(Root),
            _ => Results.Json(controls.Session(id)),
        };
    }

    private static async Task<(long? Amount, bool IsRight)> AmountAsync(HttpRequest request)
    {
        try
        {
            var text = request.HasFormContentType
                ? (await request.ReadFormAsync(request.HttpContext.RequestAborted))["amount"].ToString()
                : await AmountInJsonAsync(request);
            return text is { Length: > 0 } ? (long.Parse(text, System.Globalization.CultureInfo.InvariantCulture), true) : (null, true);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or FormatException or OverflowException or InvalidDataException)
        {
            return (null, false);
        }
    }

    private static async Task<string?> AmountInJsonAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        var text = await reader.ReadToEndAsync(request.HttpContext.RequestAborted);
        return text.Length == 0 ? null : JsonNode.Parse(text)?.AsObject()["amount"]?.ToJsonString();
    }

    private static IResult NoSuch(string what) => Results.Problem($"There is no such {what}.", statusCode: StatusCodes.Status404NotFound);
}
