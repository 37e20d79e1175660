using System.Text;
using CompanionChat.Functions.Features.Webhooks;
using Stripe;

namespace CompanionChat.Tests.Adapters.Stripe;

public sealed class WebhookSignatureTests
{
    private static readonly string Body = StripeAnswers.Event("checkout.session.completed", StripeAnswers.Session());

    [Theory]
    [InlineData(-299, true)]
    [InlineData(-300, true)]
    [InlineData(-301, false)]
    [InlineData(299, true)]
    [InlineData(300, true)]
    [InlineData(301, false)]
    public async Task A_signature_may_be_five_minutes_off_either_way(int seconds, bool accepted)
    {
        await using var bench = new StripeBench();

        await CheckAsync(bench, Body, EventUtility.GenerateSignatureHeader(Body, StripeBench.Secret, Now(bench) + seconds), accepted);
    }

    [Fact]
    public async Task Any_signature_of_the_current_scheme_may_be_the_right_one()
    {
        await using var bench = new StripeBench();
        var right = Signature(bench);
        var time = $"t={Now(bench)}";

        await CheckAsync(bench, Body, $"{time},v1={new string('0', 64)},v1={right}", accepted: true);
        await CheckAsync(bench, Body, $"{time},v0=abc,v1={right}", accepted: true);
        await CheckAsync(bench, Body, $" {time}, v1={right} ", accepted: true);
        await CheckAsync(bench, Body, $"{time},v0={right}", accepted: false);
        await CheckAsync(bench, Body, $"{time},v1={new string('0', 64)}", accepted: false);
    }

    [Fact]
    public async Task A_header_of_another_form_is_refused()
    {
        await using var bench = new StripeBench();
        var right = Signature(bench);

        await CheckAsync(bench, Body, null, accepted: false);
        await CheckAsync(bench, Body, "", accepted: false);
        await CheckAsync(bench, Body, " ", accepted: false);
        await CheckAsync(bench, Body, "garbage", accepted: false);
        await CheckAsync(bench, Body, "t=,v1=", accepted: false);
        await CheckAsync(bench, Body, $"v1={right}", accepted: false);
        await CheckAsync(bench, Body, $"t={Now(bench)},v1={right[..32]}", accepted: false);
        await CheckAsync(bench, Body, $"t={Now(bench)},v1={right.ToUpperInvariant()}", accepted: false);
        await CheckAsync(bench, Body, $"t={Now(bench) + 1},v1={right}", accepted: false);
        await CheckAsync(bench, Body, $"t=soon,v1={EventUtility.ComputeSignature(StripeBench.Secret, "soon", Body)}", accepted: false);
        await CheckAsync(bench, Body, $"t=99999999999,v1={EventUtility.ComputeSignature(StripeBench.Secret, "99999999999", Body)}", accepted: false);
    }

    [Fact]
    public async Task A_changed_body_is_refused()
    {
        await using var bench = new StripeBench();
        var header = EventUtility.GenerateSignatureHeader(Body, StripeBench.Secret, Now(bench));

        await CheckAsync(bench, Body.Replace("cs_1", "cs_2", StringComparison.Ordinal), header, accepted: false);
        await CheckAsync(bench, Body + "\n", header, accepted: false);
        await CheckAsync(bench, Body[..^1], header, accepted: false);
        await CheckAsync(bench, "", header, accepted: false);
        await CheckAsync(bench, "\uFEFF" + Body, header, accepted: false);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_refused_even_where_a_lenient_reader_would_see_what_was_signed()
    {
        await using var bench = new StripeBench();
        var body = StripeAnswers.Event("ping", StripeAnswers.Session()).Replace("evt_1", "evt_\uFFFD", StringComparison.Ordinal);
        var bytes = Encoding.UTF8.GetBytes(body);
        var invalid = bytes.AsSpan().IndexOf("\uFFFD"u8);
        byte[] delivered = [.. bytes[..invalid], 0xFF, .. bytes[(invalid + 3)..]];

        Assert.Equal(
            new WebhookReading.Forged("malformed"),
            await bench.DeliverAsync(delivered, EventUtility.GenerateSignatureHeader(body, StripeBench.Secret, Now(bench))));
    }

    [Fact]
    public async Task Each_of_two_secrets_is_good_and_no_third()
    {
        await using var bench = new StripeBench(("STRIPE_WEBHOOK_SECRET", "whsec_new,whsec_old"));

        Assert.IsType<WebhookReading.Concerns>(await bench.DeliverAsync(Body, "whsec_new"));
        Assert.IsType<WebhookReading.Concerns>(await bench.DeliverAsync(Body, "whsec_old"));
        Assert.Equal(new WebhookReading.Forged("signature"), await bench.DeliverAsync(Body, StripeBench.Secret));
        Assert.Equal(new WebhookReading.Forged("signature"), await bench.DeliverAsync(Body, "whsec_new,whsec_old"));
        Assert.Equal(new WebhookReading.Forged("signature"), await bench.DeliverAsync(Body, ""));
    }

    [Theory]
    [InlineData("2026-10-28.endive")]
    [InlineData("2023-10-16")]
    [InlineData(null)]
    public async Task A_signed_event_of_another_release_train_is_read(string? version)
    {
        await using var bench = new StripeBench();

        Assert.IsType<WebhookReading.Concerns>(
            await bench.DeliverAsync(StripeAnswers.Event("checkout.session.completed", StripeAnswers.Session(), ("api_version", version))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("{}")]
    [InlineData("{")]
    [InlineData("\uFEFF{}")]
    [InlineData("""{"object":"event","type":7}""")]
    [InlineData("""{"object":"event","type":""}""")]
    [InlineData("""{"object":"v2.core.event","type":"v1.billing.meter.no_meter_found"}""")]
    [InlineData("""{"object":"event","type":"checkout.session.completed"}""")]
    [InlineData("""{"object":"event","type":"checkout.session.completed","data":null}""")]
    [InlineData("""{"object":"event","type":"checkout.session.completed","data":{"object":{"object":"charge"}}}""")]
    [InlineData("""{"object":"event","type":"charge.refunded","livemode":true,"data":{"object":{"object":"checkout.session"}}}""")]
    public async Task A_signed_body_that_is_no_such_event_is_malformed(string body)
    {
        await using var bench = new StripeBench();

        Assert.Equal(new WebhookReading.Forged("malformed"), await bench.DeliverAsync(body));
    }

    private static long Now(StripeBench bench) => bench.Clock.GetUtcNow().ToUnixTimeSeconds();

    private static string Signature(StripeBench bench) => EventUtility.ComputeSignature(StripeBench.Secret, $"{Now(bench)}", Body);

    private static async Task CheckAsync(StripeBench bench, string body, string? header, bool accepted)
    {
        var reading = await bench.DeliverAsync(Encoding.UTF8.GetBytes(body), header);
        if (accepted)
        {
            Assert.IsType<WebhookReading.Concerns>(reading);
        }
        else
        {
            Assert.Equal(new WebhookReading.Forged("signature"), reading);
        }
    }
}
