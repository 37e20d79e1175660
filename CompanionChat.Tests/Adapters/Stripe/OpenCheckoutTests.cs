using CompanionChat.Domain.Payments;
using CompanionChat.Domain.Visitors;
using Microsoft.AspNetCore.WebUtilities;

namespace CompanionChat.Tests.Adapters.Stripe;

public sealed class OpenCheckoutTests
{
    [Fact]
    public async Task The_request_is_the_form_that_Stripe_documents_and_names_the_order_everywhere()
    {
        await using var bench = new StripeBench();
        bench.Api.Answers(200, StripeAnswers.Session().ToJsonString());

        await bench.OpenAsync(StripeBench.Order with { Attempt = 3 });

        var call = Assert.Single(bench.Api.Seen);
        var (user, order) = (StripeBench.User.Value, StripeBench.Order.Id.Value);
        Assert.Equal(("POST", "https://api.stripe.com/v1/checkout/sessions", "Bearer " + StripeBench.Key), (call.Method, call.Address, call.Authorization));
        Assert.Equal((order + ".3", "2026-07-29.dahlia"), (call.Headers["Idempotency-Key"], call.Headers["Stripe-Version"]));
        Assert.Equal(
            new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["adaptive_pricing[enabled]"] = "false",
                ["cancel_url"] = $"https://chat.example/plans?cancelled={order}",
                ["client_reference_id"] = user,
                ["line_items[0][price_data][currency]"] = "usd",
                ["line_items[0][price_data][product_data][name]"] = "Gold & more",
                ["line_items[0][price_data][unit_amount]"] = "999",
                ["line_items[0][quantity]"] = "1",
                ["metadata[order_id]"] = order,
                ["metadata[user_key]"] = user,
                ["mode"] = "payment",
                ["payment_intent_data[metadata][order_id]"] = order,
                ["payment_intent_data[metadata][user_key]"] = user,
                ["success_url"] = $"https://chat.example/premium/success?session_id={order}",
            },
            Form(call.Body));
    }

    [Fact]
    public async Task The_way_back_is_named_where_there_is_one()
    {
        await using var bench = new StripeBench();
        bench.Api.Answers(200, StripeAnswers.Session().ToJsonString());

        await bench.OpenAsync(StripeBench.Order with { ReturnTo = "/chat/luna?a=1&b=ж" });

        var form = Form(bench.Api.Seen[0].Body);
        Assert.EndsWith("&returnTo=%2Fchat%2Fluna%3Fa%3D1%26b%3D%D0%B6", form["success_url"], StringComparison.Ordinal);
        Assert.EndsWith("&returnTo=%2Fchat%2Fluna%3Fa%3D1%26b%3D%D0%B6", form["cancel_url"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_longer_than_Stripe_takes_is_sent_in_two_pieces_and_read_back_whole()
    {
        var user = UserKey.From("google", new string('7', UserKey.MaxAddressBytes - "google|".Length))!.Value;
        await using var bench = new StripeBench();
        bench.Api.Answers(200, StripeAnswers.Session().ToJsonString());

        await bench.Payments!.OpenAsync(user, StripeBench.Order, CancellationToken.None);

        var form = Form(bench.Api.Seen[0].Body);
        Assert.Equal((500, 12), (form["metadata[user_key]"].Length, form["metadata[user_key_rest]"].Length));
        Assert.DoesNotContain("client_reference_id", form.Keys);
        bench.Api.Answers(200, StripeAnswers.Session(("metadata", new System.Text.Json.Nodes.JsonObject
        {
            ["user_key"] = form["metadata[user_key]"],
            ["user_key_rest"] = form["metadata[user_key_rest]"],
        })).ToJsonString());
        Assert.Equal(user.Value, (await bench.ReadAsync())!.UserKey);
    }

    [Fact]
    public async Task The_answer_says_where_to_pay_and_until_when()
    {
        await using var bench = new StripeBench(("STRIPE_API_BASE", "http://localhost:7071/_sim/stripe"));
        bench.Api.Answers(200, StripeAnswers.Session().ToJsonString());

        Assert.Equal(
            new OpenedCheckout("cs_1", new Uri("https://checkout.stripe.com/c/pay/cs_1"), DateTimeOffset.FromUnixTimeSeconds(1795348800)),
            await bench.OpenAsync(StripeBench.Order));
        Assert.Equal("http://localhost:7071/_sim/stripe/v1/checkout/sessions", bench.Api.Seen[0].Address);
    }

    [Theory]
    [InlineData("url", null)]
    [InlineData("url", "/relative")]
    [InlineData("url", "javascript:alert(1)")]
    [InlineData("id", "")]
    public async Task An_answer_that_opens_nothing_is_a_failure(string member, string? value)
    {
        await using var bench = new StripeBench();
        bench.Api.Answers(200, StripeAnswers.Session((member, value)).ToJsonString());

        var failure = await Assert.ThrowsAsync<PaymentProviderUnavailableException>(() => bench.OpenAsync(StripeBench.Order));

        Assert.Equal((200, "no_open_checkout"), (failure.Status, failure.Reason));
    }

    [Fact]
    public async Task Asked_again_it_sends_the_same_bytes()
    {
        await using var bench = new StripeBench();
        bench.Api.Answers(200, StripeAnswers.Session().ToJsonString()).Answers(200, StripeAnswers.Session().ToJsonString());

        await bench.OpenAsync(StripeBench.Order);
        bench.Clock.Advance(TimeSpan.FromHours(1));
        await bench.OpenAsync(StripeBench.Order);

        Assert.Equal(bench.Api.Seen[0].Body, bench.Api.Seen[1].Body);
        Assert.Equal(bench.Api.Seen[0].Headers["Idempotency-Key"], bench.Api.Seen[1].Headers["Idempotency-Key"]);
    }

    private static SortedDictionary<string, string> Form(string body) =>
        new(QueryHelpers.ParseQuery(body).ToDictionary(field => field.Key, field => field.Value.Single()!, StringComparer.Ordinal), StringComparer.Ordinal);
}
