using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace CompanionChat.Functions.Adapters.Llm;

/// <summary>What a status that is no success says about the call. The body is never looked at: it may quote the prompt, or a key.</summary>
internal static class FailedStatus
{
    public static Attempt Classify(HttpResponseMessage response, DateTimeOffset now)
    {
        var reason = string.Create(CultureInfo.InvariantCulture, $"http_{(int)response.StatusCode}");
        return response.StatusCode switch
        {
            HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity => Attempt.Rejected(reason),
            HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError =>
                Attempt.Transient(reason, RetryAfter(response.Headers.RetryAfter, now)),
            _ => Attempt.Refused(reason),
        };
    }

    private static TimeSpan? RetryAfter(RetryConditionHeaderValue? header, DateTimeOffset now)
    {
        var wait = header?.Delta ?? header?.Date - now;
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
