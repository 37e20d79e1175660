using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using CompanionChat.Domain.Payments;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CompanionChat.Functions.Adapters.Upgate;

/// <summary>The calls of Upgate's API that are used.</summary>
internal sealed class UpgateApi(IOptions<UpgateOptions> options, IHttpClientFactory clients, TimeProvider clock, ILogger<UpgateApi> logger)
{
    private const int PageSize = 200;

    /// <summary>4,000 transactions; more within one purchase's time is more than this way of asking can serve.</summary>
    private const int MostPages = 20;

    private readonly PaymentCalls calls = new(PaymentProvider.Upgate, UpgateServices.HttpClientName, clients, clock);

    /// <summary>Opens a checkout.</summary>
    /// <param name="body">As <see cref="UpgateCheckoutBody"/> makes it.</param>
    /// <param name="idempotencyKey">Upgate answers the second request with it with an error, so a repeat opens no second checkout.</param>
    /// <param name="cancellationToken">The caller has gone.</param>
    /// <exception cref="PaymentProviderUnavailableException">It is not known that one was opened.</exception>
    public Task<OpenedCheckout> OpenAsync(byte[] body, string idempotencyKey, CancellationToken cancellationToken) => RunAsync(
        "open a checkout",
        async () => Read(await calls.SendAsync(() => OpenRequest(body, idempotencyKey), cancellationToken), Opened));

    /// <summary>All transactions of an order, of some types and made within some time, the oldest first.</summary>
    /// <remarks>
    /// Documented filters are times, types and codes; not <c>merchant_payment_id</c>. So the time must be short or the types rare.
    /// </remarks>
    /// <exception cref="PaymentProviderUnavailableException">Upgate did not tell, or there are too many to read.</exception>
    public Task<IReadOnlyList<UpgateTransaction>> ListAsync(
        OrderId order, string types, DateTimeOffset from, DateTimeOffset? to, CancellationToken cancellationToken) =>
        RunAsync("list transactions", async () =>
        {
            var ours = new List<UpgateTransaction>();
            string? next = null;
            for (var page = 0; page < MostPages; page++)
            {
                var path = Path(types, from, to, next);
                var read = Read(await calls.SendAsync(() => Request(HttpMethod.Get, path), cancellationToken), UpgatePage.Of);
                ours.AddRange(read.Transactions.Where(transaction => order.Value.Equals(transaction.OrderId, StringComparison.Ordinal)));
                next = read.Next;
                if (next is null)
                {
                    return (IReadOnlyList<UpgateTransaction>)[.. ours.OrderBy(transaction => transaction.CreatedAt).ThenBy(transaction => transaction.Id, StringComparer.Ordinal)];
                }
            }

            throw new PaymentProviderUnavailableException(PaymentProvider.Upgate, 200, "too_many_transactions");
        });

    private static string Path(string types, DateTimeOffset from, DateTimeOffset? to, string? next)
    {
        var until = to is { } end ? $"&created_at_to={Time(end)}" : "";
        var after = next is null ? "" : $"&prev_id={Uri.EscapeDataString(next)}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"transaction?transaction_type={Uri.EscapeDataString(types)}&created_at_from={Time(from)}{until}&limit={PageSize}{after}");
    }

    private static string Time(DateTimeOffset time) =>
        Uri.EscapeDataString(time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));

    private static OpenedCheckout? Opened(JsonElement checkout) =>
        checkout.Text("id") is { } id
        && checkout.Member("session") is { } session
        && session.Address("redirect_url") is { } address
        && session.Time("expires_at") is { } expires
            ? new OpenedCheckout(id, address, expires)
            : null;

    private static T Read<T>(PaymentAnswer answer, Func<JsonElement, T?> read)
        where T : class
    {
        if (!answer.IsSuccess)
        {
            throw new PaymentProviderUnavailableException(PaymentProvider.Upgate, answer.Status, answer.Read(Reason) ?? "unreadable");
        }

        return answer.Read(read) ?? throw new PaymentProviderUnavailableException(PaymentProvider.Upgate, answer.Status, "unreadable");
    }

    // Documented codes are capital letters and underscores; whatever else is there does not get into a log.
    private static string? Reason(JsonElement problem) => problem.Objects("errors")
        .Select(error => error.Text("error_code"))
        .FirstOrDefault(code => code is { Length: <= 64 } && code.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '_'));

    private async Task<T> RunAsync<T>(string operation, Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (PaymentProviderUnavailableException failure)
        {
            UpgateLog.Failed(logger, operation, failure);
            throw;
        }
    }

    private HttpRequestMessage OpenRequest(byte[] body, string idempotencyKey)
    {
        var request = Request(HttpMethod.Post, "checkout");
        request.Headers.Add("X-Idempotency-Key", idempotencyKey);
        request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        return request;
    }

    private HttpRequestMessage Request(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, $"{options.Value.ApiBase}/{path}");
        request.Headers.Add("X-Api-Key", options.Value.ApiKey);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        return request;
    }
}
