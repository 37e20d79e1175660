using System.Text;
using System.Text.Json;
using CompanionChat.Functions.Features.Webhooks;

namespace CompanionChat.Tests.Adapters.CoinGate;

public sealed class CoinGateWebhooksTests
{
    private static readonly string For = $"?for={PaymentBench.User.Value}";

    private static readonly Dictionary<string, string> Fields = new(StringComparer.Ordinal)
    {
        ["id"] = "343",
        ["order_id"] = CoinGateBench.Order.Id.Value,
        ["status"] = "paid",
        ["price_amount"] = "1050.99",
        ["token"] = "a token+/=&",
    };

    [Fact]
    public async Task A_form_and_a_JSON_object_say_the_same()
    {
        await using var bench = new CoinGateBench();
        var expected = new WebhookReading.Concerns(PaymentBench.User, CoinGateBench.Order.Id)
        {
            Type = "paid", SessionId = "343", CallbackToken = "a token+/=&", MustReadBack = true,
        };

        Assert.Equal(expected, await bench.DeliverAsync(await FormAsync(Fields), "application/x-www-form-urlencoded", For));
        Assert.Equal(expected, await bench.DeliverAsync(JsonSerializer.SerializeToUtf8Bytes(Fields), "application/json; charset=utf-8", For));
        Assert.Empty(bench.Api.Seen);
    }

    [Fact]
    public async Task Its_id_may_be_a_number()
    {
        await using var bench = new CoinGateBench();
        var body = $$"""{"id":343,"order_id":"{{CoinGateBench.Order.Id}}","status":"paid","token":"t"}""";

        var reading = Assert.IsType<WebhookReading.Concerns>(await bench.DeliverAsync(Encoding.UTF8.GetBytes(body), "application/json", For));

        Assert.Equal("343", reading.SessionId);
    }

    [Fact]
    public async Task A_status_of_a_strangers_invention_does_not_get_into_the_log()
    {
        await using var bench = new CoinGateBench();

        var reading = await bench.DeliverAsync(await FormAsync(With("status", "paid\nError: all is lost")), query: For);

        Assert.Equal("unknown", Assert.IsType<WebhookReading.Concerns>(reading).Type);
    }

    [Theory]
    [InlineData("order_id", "")]
    [InlineData("order_id", "ORDER-1415020039")]
    [InlineData("token", "")]
    [InlineData("id", "")]
    [InlineData("id", "1/../2")]
    public async Task A_field_that_cannot_be_right_makes_it_forged(string field, string value)
    {
        await using var bench = new CoinGateBench();

        Assert.Equal(new WebhookReading.Forged("malformed"), await bench.DeliverAsync(await FormAsync(With(field, value)), query: For));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?for=")]
    [InlineData("?for=ada")]
    [InlineData("?for=Z29vZ2xlfDExNw&for=Z29vZ2xlfDExNw")]
    public async Task So_does_a_user_who_cannot_be_one(string query)
    {
        await using var bench = new CoinGateBench();

        Assert.Equal(new WebhookReading.Forged("malformed"), await bench.DeliverAsync(await FormAsync(Fields), query: query));
    }

    [Theory]
    [InlineData("application/json", "")]
    [InlineData("application/json", "{")]
    [InlineData("application/json", "[]")]
    [InlineData("application/json", """{"id":"\ud800"}""")]
    [InlineData("application/x-www-form-urlencoded", "")]
    [InlineData("application/x-www-form-urlencoded", "%%%=%&&&")]
    [InlineData("application/x-www-form-urlencoded", "order_id=a&order_id=b")]
    [InlineData("text/plain", "hello")]
    public async Task So_does_a_body_that_is_none(string contentType, string body)
    {
        await using var bench = new CoinGateBench();

        Assert.Equal(new WebhookReading.Forged("malformed"), await bench.DeliverAsync(Encoding.UTF8.GetBytes(body), contentType, For));
    }

    [Fact]
    public async Task So_do_bytes_that_are_no_text()
    {
        await using var bench = new CoinGateBench();

        Assert.Equal(new WebhookReading.Forged("malformed"), await bench.DeliverAsync([0xff, 0xfe, 0x00], query: For));
    }

    private static Dictionary<string, string> With(string field, string value) => new(Fields, StringComparer.Ordinal) { [field] = value };

    private static async Task<byte[]> FormAsync(Dictionary<string, string> fields)
    {
        using var form = new FormUrlEncodedContent(fields);
        return await form.ReadAsByteArrayAsync();
    }
}
