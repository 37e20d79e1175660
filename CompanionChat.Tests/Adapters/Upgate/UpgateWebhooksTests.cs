using System.Text;
using CompanionChat.Functions.Features.Webhooks;

namespace CompanionChat.Tests.Adapters.Upgate;

public sealed class UpgateWebhooksTests
{
    private static readonly string Payment =
        $$"""{"payment_id":"P1","merchant_payment_id":"{{UpgateBench.Order.Id}}","merchant_customer_id":"{{PaymentBench.User.Value}}"}""";

    [Theory]
    [InlineData("""{"type":"TRANSACTION","data":{"transaction_type":"SALE","transaction_status":"SUCCESS","payment":*}}""", "SALE")]
    [InlineData("""{"transaction_type":"CHARGEBACK","payment":*}""", "CHARGEBACK")]
    [InlineData("""{"transaction_type":"of a stranger's invention","payment":*}""", "unknown")]
    [InlineData("""{"type":"TRANSACTION","data":*}""", "unknown")]
    public async Task A_postback_that_names_an_order_is_a_reason_to_read_it_and_no_more(string body, string type)
    {
        await using var bench = new UpgateBench();

        var reading = await DeliverAsync(bench, body);

        Assert.Equal(new WebhookReading.Concerns(PaymentBench.User, UpgateBench.Order.Id) { Type = type, MustReadBack = true }, reading);
        Assert.Empty(bench.Api.Seen);
    }

    [Theory]
    [InlineData("""{"type":"SUBSCRIPTION","data":{"merchant_payment_id":"P_001","merchant_customer_id":"U_001"}}""")]
    [InlineData("""{"type":"TRANSACTION","data":{"payment":{"merchant_payment_id":"{order}"}}}""")]
    [InlineData("""{"data":{"transaction_type":"SALE","payment":{"merchant_payment_id":"{order}","merchant_customer_id":"ada"}}}""")]
    public async Task One_that_names_none_of_ours_is_ignored_without_asking_anybody(string body)
    {
        await using var bench = new UpgateBench();

        Assert.IsType<WebhookReading.Ignored>(await DeliverAsync(bench, body));
        Assert.Empty(bench.Api.Seen);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"data":7}""")]
    [InlineData("*")]
    [InlineData("{")]
    [InlineData("a=b")]
    [InlineData("""{"transaction_type":"\ud800"}""")]
    public async Task What_is_no_postback_is_forged(string body)
    {
        await using var bench = new UpgateBench();

        Assert.Equal(new WebhookReading.Forged("malformed"), await DeliverAsync(bench, body));
    }

    private static Task<WebhookReading> DeliverAsync(UpgateBench bench, string body) => bench.DeliverAsync(Encoding.UTF8.GetBytes(
        body.Replace("*", Payment, StringComparison.Ordinal).Replace("{order}", UpgateBench.Order.Id.Value, StringComparison.Ordinal)));
}
