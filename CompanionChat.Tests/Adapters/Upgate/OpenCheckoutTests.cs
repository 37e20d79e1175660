using System.Text.Json.Nodes;
using CompanionChat.Domain.Payments;
using Microsoft.Extensions.Logging;

namespace CompanionChat.Tests.Adapters.Upgate;

public sealed class OpenCheckoutTests
{
    private static readonly string Id = UpgateBench.Order.Id.Value;

    [Fact]
    public async Task The_request_is_the_one_that_Upgate_documents()
    {
        await using var bench = new UpgateBench();
        bench.Api.Answers(200, UpgateBench.Checkout());

        var opened = await bench.OpenAsync(UpgateBench.Order with { ReturnTo = "/chat/1" });

        Assert.Equal(new OpenedCheckout("2E2CL5R3KC7K3", new Uri("https://checkout.upgate.com/2E2CL5R3KC7K3"), PaymentBench.Noon.AddHours(1)), opened);
        var call = Assert.Single(bench.Api.Seen);
        Assert.Equal(("POST", "https://api.upgate.com/v1/checkout", null), (call.Method, call.Address, call.Authorization));
        Assert.Equal((PaymentBench.Key, $"{Id}.0"), (call.Headers["X-Api-Key"], call.Headers["X-Idempotency-Key"]));
        Assert.Equal(
            $$$"""
            {"payment_data":{"merchant_payment_id":"{{{Id}}}","type":"SALE","amount":9.99,"currency_code":"USD"},"customer":{"merchant_customer_id":"{{{PaymentBench.User.Value}}}"},"callback":{"success_url":"https://chat.example/premium/success?session_id={{{Id}}}\u0026returnTo=%2Fchat%2F1","failure_url":"https://chat.example/plans?cancelled={{{Id}}}\u0026returnTo=%2Fchat%2F1"},"products":[{"merchant_product_id":"gold","type":"SALE","price":9.99,"name":"Gold \u0026 more"}]}
            """,
            call.Body);
    }

    [Fact]
    public async Task An_address_that_would_be_too_long_leads_back_to_no_special_page()
    {
        await using var bench = new UpgateBench();
        bench.Api.Answers(200, UpgateBench.Checkout());

        await bench.OpenAsync(UpgateBench.Order with { ReturnTo = "/" + new string('a', 500) });

        var pages = JsonNode.Parse(bench.Api.Seen[0].Body)!["callback"]!;
        Assert.Equal(
            ($"https://chat.example/premium/success?session_id={Id}", $"https://chat.example/plans?cancelled={Id}"),
            ((string?)pages["success_url"], (string?)pages["failure_url"]));
    }

    [Fact]
    public async Task A_lost_answer_is_asked_for_with_the_same_key_and_then_another_checkout_is_opened()
    {
        await using var bench = new UpgateBench();
        bench.Api.Breaks().Answers(400, UpgateBench.Error());
        bench.Lists();
        bench.Api.Answers(200, UpgateBench.Checkout("SECOND"));

        Assert.Equal("SECOND", (await bench.OpenAsync(UpgateBench.Order)).SessionId);

        Assert.Equal(
            [$"{Id}.0", $"{Id}.0", null, $"{Id}.0.1"],
            bench.Api.Seen.Select(call => call.Headers.GetValueOrDefault("X-Idempotency-Key")), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Where_the_first_request_never_arrived_its_repeat_opens_the_checkout()
    {
        await using var bench = new UpgateBench();
        bench.Api.Breaks().Answers(200, UpgateBench.Checkout());

        Assert.Equal("2E2CL5R3KC7K3", (await bench.OpenAsync(UpgateBench.Order)).SessionId);
        Assert.Equal(2, bench.Api.Seen.Count);
    }

    [Fact]
    public async Task An_order_that_somebody_is_paying_already_gets_no_second_checkout()
    {
        await using var bench = new UpgateBench();
        bench.Api.Answers(400, UpgateBench.Error());
        bench.Lists(bench.Transaction(status: "ERROR", code: 1200));

        Assert.Equal("being_paid", (await bench.FailsAsync(UpgateBench.Order)).Reason);
        Assert.Equal(2, bench.Api.Seen.Count);
    }

    [Fact]
    public async Task Each_attempt_has_a_key_of_its_own()
    {
        await using var bench = new UpgateBench();
        bench.Api.Answers(200, UpgateBench.Checkout());

        await bench.OpenAsync(UpgateBench.Order with { Attempt = 2 });

        Assert.Equal($"{Id}.2", bench.Api.Seen[0].Headers["X-Idempotency-Key"]);
    }

    [Fact]
    public async Task After_three_refusals_it_gives_up()
    {
        await using var bench = new UpgateBench();
        bench.Api.Answers(400, UpgateBench.Error("INVALID_REQUEST_PARAMETER"));
        bench.Lists();
        bench.Api.Answers(400, UpgateBench.Error("INVALID_REQUEST_PARAMETER")).Answers(400, UpgateBench.Error("INVALID_REQUEST_PARAMETER"));

        var failure = await bench.FailsAsync(UpgateBench.Order);

        Assert.Equal((PaymentProvider.Upgate, 400, "INVALID_REQUEST_PARAMETER"), (failure.Provider, failure.Status, failure.Reason));
        Assert.Equal(4, bench.Api.Seen.Count);
        bench.KeepsItsSecrets("secret-word", PaymentBench.Key);
    }

    [Theory]
    [InlineData(401, LogLevel.Error, 1)]
    [InlineData(403, LogLevel.Error, 1)]
    [InlineData(429, LogLevel.Warning, 1)]
    [InlineData(503, LogLevel.Warning, 2)]
    public async Task Other_refusals_are_passed_on(int status, LogLevel level, int calls)
    {
        await using var bench = new UpgateBench();
        bench.Api.Answers(status, UpgateBench.Error("SOME_CODE")).Answers(status, UpgateBench.Error("SOME_CODE"));

        var failure = await bench.FailsAsync(UpgateBench.Order);

        Assert.Equal((status, "SOME_CODE", status >= 500), (failure.Status, failure.Reason, failure.IsServerError));
        Assert.Equal(calls, bench.Api.Seen.Count);
        Assert.True(bench.Log.Has(level));
        bench.KeepsItsSecrets("secret-word", PaymentBench.Key);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"id":"A"}""")]
    [InlineData("""{"id":"A","session":{"redirect_url":"https://checkout.upgate.com/A"}}""")]
    [InlineData("""{"id":"A","session":{"redirect_url":"/A","expires_at":"2026-11-21T13:00:00.000Z"}}""")]
    [InlineData("""{"id":"A","session":{"redirect_url":"https://checkout.upgate.com/A","expires_at":"soon"}}""")]
    public async Task What_is_no_checkout_opens_nothing(string body)
    {
        await using var bench = new UpgateBench();
        bench.Api.Answers(200, body);

        Assert.Equal((200, "unreadable"), ((await bench.FailsAsync(UpgateBench.Order)) is var failure ? (failure.Status, failure.Reason) : default));
    }

    [Fact]
    public async Task There_is_nothing_to_close()
    {
        await using var bench = new UpgateBench();

        await bench.Payments!.CloseAsync(UpgateBench.Open, CancellationToken.None);

        Assert.Empty(bench.Api.Seen);
    }
}
