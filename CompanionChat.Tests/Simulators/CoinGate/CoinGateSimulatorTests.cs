using System.Net;
using CompanionChat.Domain.Payments;
using CompanionChat.Functions.Adapters.CoinGate;
using CompanionChat.Tests.Adapters;
using Microsoft.AspNetCore.WebUtilities;

namespace CompanionChat.Tests.Simulators.CoinGate;

public sealed class CoinGateSimulatorTests : IAsyncLifetime
{
    private PaymentSimulator simulator = null!;

    public async Task InitializeAsync() => simulator = await PaymentSimulator.StartAsync(
        own => new(StringComparer.Ordinal) { ["COINGATE_API_TOKEN"] = "simulated", ["COINGATE_API_BASE"] = new Uri(own, "/_sim/coingate").AbsoluteUri },
        (services, settings) => services.AddCoinGate(settings));

    public async Task DisposeAsync() => await simulator.DisposeAsync();

    [Theory]
    [InlineData("pay", PaymentProgress.Paid, "paid")]
    [InlineData("confirming", PaymentProgress.Processing, "confirming")]
    [InlineData("underpay", PaymentProgress.Paid, "paid")]
    [InlineData("overpay", PaymentProgress.Paid, "paid")]
    [InlineData("expire", PaymentProgress.Expired, "expired")]
    [InlineData("cancel", PaymentProgress.Expired, "canceled")]
    [InlineData("invalid", PaymentProgress.Failed, "invalid")]
    public async Task What_happens_to_an_order_is_called_back_with_its_token_and_can_be_read(string action, PaymentProgress progress, string status)
    {
        var order = await simulator.OpenAsync(PaymentProvider.CoinGate);
        Assert.Equal(PaymentProgress.Open, (await simulator.ReadAsync(order)).Progress);

        Assert.Equal(HttpStatusCode.OK, await simulator.PostAsync($"/_sim/coingate/orders/{order.SessionId}/{action}"));

        var told = await simulator.Receiver.NextAsync();
        var fields = QueryHelpers.ParseQuery(told.Body);
        Assert.Equal("/api/webhooks/coingate", told.Path);
        Assert.Equal("application/x-www-form-urlencoded", told.Headers["Content-Type"]);
        Assert.Equal(
            (order.SessionId, order.Id.Value, status, order.CallbackToken),
            (fields["id"].ToString(), fields["order_id"].ToString(), fields["status"].ToString(), fields["token"].ToString()));
        var report = await simulator.ReadAsync(order);
        Assert.Equal((progress, order.Plan.Price, order.Id.Value, action is "underpay"), (report.Progress, report.Price, report.OrderId, report.IsUnderpaid));
    }

    [Fact]
    public async Task Refunds_in_parts_add_up_to_all_of_it()
    {
        var order = await simulator.OpenAsync(PaymentProvider.CoinGate);
        await simulator.PostAsync($"/_sim/coingate/orders/{order.SessionId}/pay");

        await simulator.PostAsync($"/_sim/coingate/orders/{order.SessionId}/refund", new { amount = 4 });
        Assert.Equal(400, (await simulator.ReadAsync(order)).Facts.RefundedAmount);

        await simulator.PostAsync($"/_sim/coingate/orders/{order.SessionId}/refund");
        Assert.Equal(999, (await simulator.ReadAsync(order)).Facts.RefundedAmount);
    }

    [Fact]
    public async Task Whoever_comes_again_finds_the_order_of_the_lost_answer()
    {
        await simulator.PostAsync("/_sim/coingate/faults", new { mode = "drop" });
        var order = simulator.NewOrder(PaymentProvider.CoinGate);

        var opened = await simulator.Payments.OpenAsync(PaymentBench.User, order, CancellationToken.None);
        var again = await simulator.Payments.OpenAsync(PaymentBench.User, order with { Attempt = 1 }, CancellationToken.None);

        Assert.Equal("1", opened.SessionId);
        Assert.Equal(opened.SessionId, again.SessionId);
        Assert.Equal(3, await simulator.CallsAsync("coingate"));
    }

    [Fact]
    public async Task The_page_has_a_button_for_what_can_happen_and_leads_back()
    {
        var order = await simulator.OpenAsync(PaymentProvider.CoinGate);

        var page = await simulator.PageAsync(order);
        Assert.Contains("Gold &amp; more", page, StringComparison.Ordinal);
        Assert.Contains("9.99 USD", page, StringComparison.Ordinal);
        Assert.Equal(5, page.Split("<form").Length - 1);

        var site = simulator.Receiver.Address.GetLeftPart(UriPartial.Authority);
        Assert.Equal($"{site}/premium/success?session_id={order.Id}", (await simulator.PressAsync($"/_sim/coingate/orders/{order.SessionId}/pay"))!.AbsoluteUri);
        Assert.DoesNotContain("<form", await simulator.PageAsync(order), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_cancels_is_led_to_the_plans()
    {
        var order = await simulator.OpenAsync(PaymentProvider.CoinGate);

        var back = await simulator.PressAsync($"/_sim/coingate/orders/{order.SessionId}/cancel");

        Assert.EndsWith($"/plans?cancelled={order.Id}", back!.AbsoluteUri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_callback_can_be_dropped()
    {
        var order = await simulator.OpenAsync(PaymentProvider.CoinGate);
        await simulator.PostAsync("/_sim/coingate/webhooks/faults", new { mode = "drop" });
        await simulator.PostAsync($"/_sim/coingate/orders/{order.SessionId}/confirming");

        await simulator.PostAsync($"/_sim/coingate/orders/{order.SessionId}/pay");

        Assert.Equal("paid", QueryHelpers.ParseQuery((await simulator.Receiver.NextAsync()).Body)["status"].ToString());
        Assert.Equal(1, simulator.Receiver.Count);
    }

    [Theory]
    [InlineData("/_sim/coingate/orders/99/pay", HttpStatusCode.NotFound)]
    [InlineData("/_sim/coingate/orders/1/steal", HttpStatusCode.NotFound)]
    [InlineData("/_sim/coingate/orders", HttpStatusCode.Unauthorized)]
    public async Task What_is_not_there_is_not_found(string path, HttpStatusCode status)
    {
        await simulator.OpenAsync(PaymentProvider.CoinGate);

        Assert.Equal(status, await simulator.PostAsync(path));
    }

    [Fact]
    public async Task Its_faults_reach_the_app()
    {
        await simulator.PostAsync("/_sim/coingate/faults", new { mode = "reject" });

        var failure = await Assert.ThrowsAsync<PaymentProviderUnavailableException>(() => simulator.OpenAsync(PaymentProvider.CoinGate));

        Assert.Equal((422, "OrderIsNotValid"), (failure.Status, failure.Reason));
    }
}
