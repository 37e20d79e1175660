using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using CompanionChat.LocalHost.Simulators.Books;

namespace CompanionChat.LocalHost.Simulators.Stripe.Api;

/// <summary>
/// Answers a POST with the same key as it was answered first, failures of Stripe's own included, for a day. Wrong parameters and conflicts are
/// not remembered. Source: https://docs.stripe.com/api/idempotent_requests.
/// </summary>
internal sealed class Idempotency(TimeProvider clock)
{
    private const int LongestKey = 255;
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private readonly ConcurrentDictionary<string, IdempotencyClaim> underWay = new(StringComparer.Ordinal);

    /// <summary>Claims a key for a request, from its arrival to its end.</summary>
    /// <param name="key">The key; null: nothing to claim.</param>
    public IdempotencyClaim Claim(string? key)
    {
        var claim = new IdempotencyClaim(mine => underWay.TryRemove(KeyValuePair.Create(key!, mine)));
        claim.IsHeld = key is not null && underWay.TryAdd(key, claim);
        return claim;
    }

    /// <summary>Does the work of a call, unless its key was answered before.</summary>
    public StripeAnswer Once(StripeCall call, IdempotencyClaim claim, BooksChange change, Func<StripeAnswer> work)
    {
        if (call.IdempotencyKey is not { } key)
        {
            return work();
        }

        if (key.Length > LongestKey)
        {
            return StripeError.Invalid($"Idempotency keys can be up to {LongestKey} characters long.");
        }

        var entry = $"idempotency/{key}";
        if (change.Get<Kept>(entry) is { } first && clock.GetUtcNow() - first.At < Lifetime)
        {
            return Again(first, call);
        }

        if (!claim.IsHeld)
        {
            return StripeError.KeyInUse();
        }

        var answer = work();
        if (answer.IsKept)
        {
            change.Put(entry, new Kept(call.Path, Fingerprint(call), answer.Status, answer.Body, call.RequestId, clock.GetUtcNow()));
        }

        return answer;
    }

    private static StripeAnswer Again(Kept first, StripeCall call)
    {
        if (!string.Equals(first.Path, call.Path, StringComparison.Ordinal))
        {
            return StripeError.OtherRequest("for the same endpoint");
        }

        return string.Equals(first.Fingerprint, Fingerprint(call), StringComparison.Ordinal)
            ? new StripeAnswer(first.Status, first.Body, IsKept: false, first.RequestId)
            : StripeError.OtherRequest("with the same parameters");
    }

    private static string Fingerprint(StripeCall call)
    {
        var sorted = call.Parameters.Select(parameter => $"{Uri.EscapeDataString(parameter.Key)}={Uri.EscapeDataString(parameter.Value)}").Order(StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('&', sorted))));
    }

    private sealed record Kept(string Path, string Fingerprint, int Status, string Body, string RequestId, DateTimeOffset At);
}
