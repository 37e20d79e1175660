using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using CompanionChat.Domain.Payments;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CompanionChat.Functions.Adapters.CoinGate;

/// <summary>The calls of CoinGate's API that are used.</summary>
internal sealed class CoinGateApi(IOptions<CoinGateOptions> options, IHttpClientFactory clients, TimeProvider clock, ILogger<CoinGateApi> logger)
{
    private const int NotFound = 404;

    private readonly PaymentCalls calls = new(PaymentProvider.CoinGate, CoinGateServices.HttpClientName, clients, clock);

    /// <summary>Makes an order. Not repeated: CoinGate has no idempotency key.</summary>
    /// <exception cref="PaymentProviderUnavailableException">It is not known that one was made.</exception>
    public Task<CoinGateOrder> CreateAsync(Dictionary<string, string> form, CancellationToken cancellationToken) => RunAsync(
        "make an order",
        async () => Read(await calls.SendOnceAsync(() => Request(HttpMethod.Post, "orders", new FormUrlEncodedContent(form)), cancellationToken), CoinGateOrder.Of));

    /// <summary>One order; null where CoinGate has none of this id.</summary>
    /// <param name="id">As <see cref="CoinGateOrder.IsId"/> has it.</param>
    /// <param name="cancellationToken">The caller has gone.</param>
    /// <exception cref="PaymentProviderUnavailableException">CoinGate did not tell.</exception>
    public Task<CoinGateOrder?> FindAsync(string id, CancellationToken cancellationToken) => RunAsync(
        "read an order",
        async () => await calls.SendAsync(() => Request(HttpMethod.Get, $"orders/{id}"), cancellationToken) is { Status: not NotFound } answer
            ? Read(answer, CoinGateOrder.Of)
            : null);

    /// <summary>A page of the orders that were made since a day, the newest first.</summary>
    /// <param name="since">Its day counts: only days are documented.</param>
    /// <param name="page">1 is the first.</param>
    /// <param name="cancellationToken">The caller has gone.</param>
    /// <exception cref="PaymentProviderUnavailableException">CoinGate did not tell.</exception>
    public Task<CoinGatePage> ListAsync(DateTimeOffset since, int page, CancellationToken cancellationToken)
    {
        var path = string.Create(
            CultureInfo.InvariantCulture,
            $"orders?per_page={CoinGatePage.Size}&page={page}&sort=created_at_desc&created_at%5Bfrom%5D={since.UtcDateTime:yyyy-MM-dd}");
        return RunAsync(
            "list orders",
            async () => Read(await calls.SendAsync(() => Request(HttpMethod.Get, path), cancellationToken), CoinGatePage.Of));
    }

    private static T Read<T>(PaymentAnswer answer, Func<JsonElement, T?> read)
        where T : class
    {
        if (!answer.IsSuccess)
        {
            throw new PaymentProviderUnavailableException(PaymentProvider.CoinGate, answer.Status, answer.Read(Reason) ?? "unreadable");
        }

        return answer.Read(read) ?? throw new PaymentProviderUnavailableException(PaymentProvider.CoinGate, answer.Status, "unreadable");
    }

    // Documented words are letters (OrderIsNotValid); whatever else is there does not get into a log.
    private static string? Reason(JsonElement problem) =>
        problem.Text("reason") is { Length: <= 64 } reason && reason.All(char.IsAsciiLetter) ? reason : null;

    private async Task<T> RunAsync<T>(string operation, Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (PaymentProviderUnavailableException failure)
        {
            CoinGateLog.Failed(logger, operation, failure);
            throw;
        }
    }

    private HttpRequestMessage Request(HttpMethod method, string path, HttpContent? content = null) => new(method, $"{options.Value.ApiBase}/{path}")
    {
        Content = content,
        Headers =
        {
            Authorization = new AuthenticationHeaderValue("Token", options.Value.ApiToken),
            Accept = { new MediaTypeWithQualityHeaderValue("application/json") },
        },
    };
}
