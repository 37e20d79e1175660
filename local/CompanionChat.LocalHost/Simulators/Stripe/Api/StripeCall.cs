using System.Text.RegularExpressions;
using CompanionChat.LocalHost.Simulators.Stripe.Ledger;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace CompanionChat.LocalHost.Simulators.Stripe.Api;

/// <summary>A call of the API.</summary>
/// <param name="Method">GET or POST.</param>
/// <param name="Path">Its path, from <c>/v1</c> on.</param>
/// <param name="Id">The id in the path; empty where there is none.</param>
/// <param name="Parameters">Those of the query or the form, in their order.</param>
/// <param name="Version">The API version that the caller speaks.</param>
/// <param name="IdempotencyKey">Of a POST; null where none was sent.</param>
/// <param name="RequestId">The call's own id.</param>
/// <param name="Origin">Where the caller reaches this host.</param>
internal sealed partial record StripeCall(
    string Method,
    string Path,
    string Id,
    IReadOnlyList<KeyValuePair<string, string>> Parameters,
    string Version,
    string? IdempotencyKey,
    string RequestId,
    Uri Origin)
{
    /// <summary>Reads one, or says what is wrong with it.</summary>
    public static async Task<(StripeCall? Call, StripeError? Error)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var version = request.Headers["Stripe-Version"] is { Count: > 0 } sent ? sent.ToString() : StripeEvents.PinnedVersion;
        if (!VersionForm().IsMatch(version))
        {
            return (null, StripeError.Invalid($"Invalid Stripe API version: {version}"));
        }

        IEnumerable<KeyValuePair<string, StringValues>> parameters = request.Query;
        if (HttpMethods.IsPost(request.Method) && request.ContentLength is not 0)
        {
            if (await ReadFormAsync(request, cancellationToken) is not { } form)
            {
                return (null, StripeError.Invalid("Invalid request (check that your POST content type is application/x-www-form-urlencoded)."));
            }

            parameters = form;
        }

        return (new StripeCall(
            request.Method,
            request.Path.Value![$"/_sim/{StripeServices.SimulatorName}".Length..],
            request.RouteValues["id"]?.ToString() ?? "",
            [.. parameters.SelectMany(parameter => parameter.Value, (parameter, value) => KeyValuePair.Create(parameter.Key, value ?? ""))],
            version,
            KeyOf(request),
            request.HttpContext.Response.Headers["Request-Id"].ToString(),
            new Uri($"{request.Scheme}://{request.Host}")), null);
    }

    /// <summary>The idempotency key of a request; null where none counts.</summary>
    public static string? KeyOf(HttpRequest request) =>
        HttpMethods.IsPost(request.Method) && request.Headers["Idempotency-Key"].ToString() is { Length: > 0 } key ? key : null;

    private static async Task<IFormCollection?> ReadFormAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return request.HasFormContentType ? await request.ReadFormAsync(cancellationToken) : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"\A[0-9]{4}-[0-9]{2}-[0-9]{2}(\.[a-z]+)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex VersionForm();
}
