using System.Net;
using System.Text.Json.Nodes;
using CompanionChat.Domain.Payments;
using CompanionChat.Functions.Adapters.Upgate;
using CompanionChat.Tests.Adapters;

namespace CompanionChat.Tests.Simulators.Upgate;

public sealed class UpgateSimulatorTests : IAsyncLifetime
{
    private PaymentSimulator simulator = null!;

    public async Task InitializeAsync() => simulator = await PaymentSimulator.StartAsync(
        own => new(StringComparer.Ordinal) { ["UPGATE_API_KEY"] = "simulated", ["UPGATE_API_BASE"] = new Uri(own, "/_sim/upgate").AbsoluteUri },
        (services, settings) => services.AddUpgate(settings));

    public async Task DisposeAsync() => await simulator.DisposeAsync();

    [Theory]
    [InlineData("pay", PaymentProgress.Paid, "SUCCESS", 1000)]
    [InlineData("decline", PaymentProgress.Failed, "DECLINE", 2000)]
    [InlineData("pending", PaymentProgress.Processing, "ERROR", 1200)]
    public async Task What_happens_to_a_checkout_is_told_of_and_can_be_read(string action, PaymentProgress progress, string status, int code)
    {
        var order = await simulator.OpenAsync(PaymentProvider.Upgate);
        Assert.Equal(PaymentProgress.Open, (await simulator.ReadAsync(order)).Progress);

        Assert.Equal(HttpStatusCode.OK, await ActAsync(order, action));

        var told = await simulator.Receiver.NextAsync();
        var data = JsonNode.Parse(told.Body)!["data"]!;
        Assert.Equal(("/api/webhooks/upgate", status, code), (told.Path, (string?)data["transaction_status"], (int)data["response_code"]!));
        Assert.Equal(
            (order.Id.Value, PaymentBench.User.Value), ((string?)data["payment"]!["merchant_payment_id"], (string?)data["payment"]!["merchant_customer_id"]));
        var report = await simulator.ReadAsync(order);
        Assert.Equal((progress, order.Plan.Price, PaymentBench.User.Value), (report.Progress, report.Price, report.UserKey));
    }

    [Fact]
    public async Task A_pending_payment_arrives()
    {
        var order = await simulator.OpenAsync(PaymentProvider.Upgate);
        await ActAsync(order, "pending");

        await ActAsync(order, "pay");

        Assert.Equal(PaymentProgress.Paid, (await simulator.ReadAsync(order)).Progress);
    }

    [Fact]
    public async Task Money_goes_back_in_parts_and_is_fought_over()
    {
        var order = await simulator.OpenAsync(PaymentProvider.Upgate);
        await ActAsync(order, "pay");

        await ActAsync(order, "refund", new { amount = 4 });
        await ActAsync(order, "chargeback");
        var before = (await simulator.ReadAsync(order)).Facts;
        await ActAsync(order, "chargeback-reversal");
        var after = (await simulator.ReadAsync(order)).Facts;

        Assert.Equal((400, DisputeState.Open), (before.RefundedAmount, Assert.Single(before.Disputes).State));
        Assert.Equal((400, DisputeState.Won), (after.RefundedAmount, Assert.Single(after.Disputes).State));
    }

    [Fact]
    public async Task After_a_lost_answer_another_checkout_is_opened_and_can_be_paid()
    {
        await simulator.PostAsync("/_sim/upgate/faults", new { mode = "drop" });

        var order = await simulator.OpenAsync(PaymentProvider.Upgate);
        await ActAsync(order, "pay");

        Assert.Equal(PaymentProgress.Paid, (await simulator.ReadAsync(order)).Progress);
    }

    [Fact]
    public async Task The_page_has_a_button_for_what_can_happen_and_leads_back()
    {
        var order = await simulator.OpenAsync(PaymentProvider.Upgate);

        Assert.Equal(4, (await simulator.PageAsync(order)).Split("<form").Length - 1);
        Assert.EndsWith($"/plans?cancelled={order.Id}", (await simulator.PressAsync($"/_sim/upgate/payments/{order.SessionId}/cancel"))!.AbsoluteUri, StringComparison.Ordinal);
        Assert.EndsWith($"/premium/success?session_id={order.Id}", (await simulator.PressAsync($"/_sim/upgate/payments/{order.SessionId}/pay"))!.AbsoluteUri, StringComparison.Ordinal);
        Assert.DoesNotContain("<form", await simulator.PageAsync(order), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_happen_does_not()
    {
        var order = await simulator.OpenAsync(PaymentProvider.Upgate);

        Assert.Equal(HttpStatusCode.NotFound, await ActAsync(order, "refund"));
        Assert.Equal(HttpStatusCode.NotFound, await simulator.PostAsync("/_sim/upgate/payments/nobody/pay"));
        Assert.Equal(HttpStatusCode.BadRequest, await ActAsync(order, "pay", new { amount = "much" }));
        Assert.Equal(HttpStatusCode.Unauthorized, await simulator.PostAsync("/_sim/upgate/checkout"));
    }

    private Task<HttpStatusCode> ActAsync(Order order, string action, object? body = null) =>
        simulator.PostAsync($"/_sim/upgate/payments/{order.SessionId}/{action}", body);
}
