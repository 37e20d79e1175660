using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace CompanionChat.LocalHost.Simulators.Stripe.Api;

/// <summary>Stripe's no. Source: https://docs.stripe.com/api/errors and https://docs.stripe.com/error-codes.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Type">The kind of error.</param>
/// <param name="Message">For people.</param>
/// <param name="Code">For programs, where there is one.</param>
/// <param name="Param">The parameter that is wrong, where one is.</param>
internal sealed record StripeError(int Status, string Type, string Message, string? Code = null, string? Param = null)
{
    private const string InvalidRequest = "invalid_request_error";

    public static StripeError Invalid(string message, string? code = null, string? param = null) =>
        new(StatusCodes.Status400BadRequest, InvalidRequest, message, code, param);

    public static StripeError Missing(string param) => Invalid($"Missing required param: {param}.", "parameter_missing", param);

    public static StripeError Unknown(string param) => Invalid($"Received unknown parameter: {param}", "parameter_unknown", param);

    public static StripeError NotFound(string what, string id, string param) =>
        new(StatusCodes.Status404NotFound, InvalidRequest, $"No such {what}: '{id}'", "resource_missing", param);

    public static StripeError Unauthorized(string message) => new(StatusCodes.Status401Unauthorized, InvalidRequest, message);

    public static StripeError NoSuchUrl(string method, string path) =>
        new(StatusCodes.Status404NotFound, InvalidRequest, $"Unrecognized request URL ({method}: {path}). The simulator knows only some of them.");

    /// <summary>The same key for something else.</summary>
    public static StripeError OtherRequest(string same) => new(
        StatusCodes.Status400BadRequest,
        "idempotency_error",
        $"Keys for idempotent requests can only be used {same} they were first used with. Use another key if you meant to execute a different request.");

    /// <summary>The first request with the key is not answered yet.</summary>
    public static StripeError KeyInUse() => new(
        StatusCodes.Status409Conflict,
        InvalidRequest,
        "There is currently another in-progress request using this idempotent key. Please try again later.",
        "idempotency_key_in_use");

    /// <summary>A failure of Stripe's own, or of whoever calls too often.</summary>
    public static StripeError Failure(int status) => status switch
    {
        StatusCodes.Status429TooManyRequests => new(status, InvalidRequest, "Request rate limit exceeded.", "rate_limit"),
        < StatusCodes.Status500InternalServerError => new(status, InvalidRequest, "The simulator's dial says so."),
        _ => new(status, "api_error", "An unknown error occurred: the simulator's dial says so."),
    };

    /// <summary>The body of the answer.</summary>
    public JsonObject ToJson()
    {
        var error = new JsonObject { ["message"] = Message, ["type"] = Type };
        if (Code is not null)
        {
            error["code"] = Code;
            error["doc_url"] = $"https://stripe.com/docs/error-codes/{Code.Replace('_', '-')}";
        }

        if (Param is not null)
        {
            error["param"] = Param;
        }

        return new JsonObject { ["error"] = error };
    }
}
