using System.Net;
using CompanionChat.Domain.Payments;
using Microsoft.Extensions.Logging;

namespace CompanionChat.Tests.Adapters.Stripe;

public sealed class StripeFailureTests
{
    [Theory]
    [InlineData(500, "api_error", true)]
    [InlineData(503, null, true)]
    [InlineData(400, "parameter_invalid_integer", false)]
    [InlineData(400, "idempotency_error", false)]
    [InlineData(402, "card_declined", false)]
    [InlineData(409, "lock_timeout", false)]
    [InlineData(429, "rate_limit", false)]
    public async Task An_answer_is_not_asked_for_twice_and_its_code_is_passed_on(int status, string? code, bool isServerError)
    {
        await using var bench = new StripeBench();
        bench.Api.Answers(status, StripeAnswers.Error(code, type: "some_type"));

        var failure = await Assert.ThrowsAsync<PaymentProviderUnavailableException>(() => bench.OpenAsync(StripeBench.Order));

        Assert.Equal((PaymentProvider.Stripe, status, code ?? "some_type", isServerError), (failure.Provider, failure.Status, failure.Reason, failure.IsServerError));
        Assert.True(bench.Log.Has(LogLevel.Warning));
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task A_key_that_Stripe_refuses_alarms(int status)
    {
        await using var bench = new StripeBench();
        bench.Api.Answers(status, StripeAnswers.Error(null));

        await Assert.ThrowsAsync<PaymentProviderUnavailableException>(() => bench.OpenAsync(StripeBench.Order));

        Assert.True(bench.Log.Has(LogLevel.Error));
    }

    [Theory]
    [InlineData(200, "", 200)]
    [InlineData(200, "<html>", 200)]
    [InlineData(200, "[]", 200)]
    [InlineData(200, "null", 0)]
    [InlineData(200, """{"id":7}""", 200)]
    [InlineData(302, "", 302)]
    [InlineData(502, "<html>", 502)]
    [InlineData(500, "{}", 500)]
    [InlineData(500, "[]", 0)]
    [InlineData(500, """{"error":{"code":"Quotes what was sent"}}""", 500)]
    public async Task An_answer_that_cannot_be_read_is_a_failure(int status, string body, int named)
    {
        await using var bench = new StripeBench();
        bench.Api.Answers(status, body);

        var failure = await Assert.ThrowsAsync<PaymentProviderUnavailableException>(() => bench.ReadAsync());

        Assert.Equal((named, "unreadable"), (failure.Status, failure.Reason));
    }

    [Fact]
    public async Task A_404_of_another_kind_is_not_taken_for_a_missing_session()
    {
        await using var bench = new StripeBench();
        bench.Api.Answers(404, StripeAnswers.Error(null));

        Assert.Equal(404, (await Assert.ThrowsAsync<PaymentProviderUnavailableException>(() => bench.ReadAsync())).Status);
    }

    [Fact]
    public async Task A_broken_connection_is_tried_once_more_with_the_same_request()
    {
        await using var bench = new StripeBench();
        bench.Api.Breaks().Answers(200, StripeAnswers.Session().ToJsonString());

        await bench.OpenAsync(StripeBench.Order);

        Assert.Equal(2, bench.Api.Seen.Count);
        Assert.Equal(bench.Api.Seen[0].Body, bench.Api.Seen[1].Body);
        Assert.Equal(bench.Api.Seen[0].Headers["Idempotency-Key"], bench.Api.Seen[1].Headers["Idempotency-Key"]);
    }

    [Fact]
    public async Task A_first_attempt_that_is_still_at_work_is_waited_for_once()
    {
        await using var bench = new StripeBench();
        bench.Api.Answers(409, StripeAnswers.Error("idempotency_key_in_use", "idempotency_error")).Answers(200, StripeAnswers.Session().ToJsonString());

        Assert.Equal("cs_1", (await bench.OpenAsync(StripeBench.Order)).SessionId);
    }

    [Fact]
    public async Task Two_broken_connections_are_a_failure()
    {
        await using var bench = new StripeBench();
        bench.Api.Breaks().Breaks();

        var failure = await Assert.ThrowsAsync<PaymentProviderUnavailableException>(() => bench.OpenAsync(StripeBench.Order));

        Assert.Equal((0, "connection"), (failure.Status, failure.Reason));
    }

    [Fact]
    public async Task An_answer_above_a_megabyte_is_not_read()
    {
        await using var bench = new StripeBench();
        var body = StripeAnswers.Session().ToJsonString() + new string(' ', 1024 * 1024);
        bench.Api.Answers(200, body).Answers(200, body);

        Assert.Equal("connection", (await Assert.ThrowsAsync<PaymentProviderUnavailableException>(() => bench.ReadAsync())).Reason);
    }

    [Fact]
    public async Task A_body_that_never_ends_runs_into_the_deadline_of_ten_seconds_and_is_asked_for_once_more()
    {
        await using var bench = new StripeBench();
        var endless = new EndlessContent();
        bench.Api.Does(() => new HttpResponseMessage(HttpStatusCode.OK) { Content = endless }).Answers(200, StripeAnswers.Session().ToJsonString());

        var reading = bench.ReadAsync();
        await endless.Begun;
        bench.Clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal("cs_1", (await reading)!.SessionId);
        Assert.Equal(2, bench.Api.Seen.Count);
    }

    [Fact]
    public async Task Two_deadlines_are_a_failure()
    {
        await using var bench = new StripeBench();
        var (first, second) = (new EndlessContent(), new EndlessContent());
        bench.Api.Does(() => new HttpResponseMessage { Content = first }).Does(() => new HttpResponseMessage { Content = second });

        var reading = bench.ReadAsync();
        await first.Begun;
        bench.Clock.Advance(TimeSpan.FromSeconds(10));
        await second.Begun;
        bench.Clock.Advance(TimeSpan.FromSeconds(10));

        var failure = await Assert.ThrowsAsync<PaymentProviderUnavailableException>(() => reading);
        Assert.Equal((0, "timeout"), (failure.Status, failure.Reason));
    }

    [Fact]
    public async Task The_callers_own_cancellation_throws()
    {
        await using var bench = new StripeBench();
        using var cancelled = new CancellationTokenSource();
        bench.Api.Does(() =>
        {
            cancelled.Cancel();
            throw new HttpRequestException("torn down");
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.OpenAsync(StripeBench.Order, cancelled.Token));
        Assert.Empty(bench.Log.Text);
    }

    [Theory]
    [InlineData(400, """{"error":{"type":"invalid_request_error","message":"No such key: sk_live_0123456789 of buyer-name"}}""")]
    [InlineData(401, """{"error":{"type":"invalid_request_error","message":"Invalid API Key provided: sk_live_0123456789 buyer-name"}}""")]
    [InlineData(500, "buyer-name sk_live_0123456789")]
    [InlineData(200, "buyer-name sk_live_0123456789")]
    public async Task Neither_key_nor_what_Stripe_says_is_logged_or_thrown(int status, string body)
    {
        await using var bench = new StripeBench();
        bench.Api.Answers(status, body);

        var failure = await Assert.ThrowsAsync<PaymentProviderUnavailableException>(() => bench.OpenAsync(StripeBench.Order));

        Assert.NotEmpty(bench.Log.Text);
        Assert.All(["buyer-name", StripeBench.Key, StripeBench.Secret, "callback-token"], text =>
        {
            Assert.DoesNotContain(text, bench.Log.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(text, failure.ToString(), StringComparison.Ordinal);
        });
    }

    /// <summary>A body whose end never comes.</summary>
    private sealed class EndlessContent : HttpContent
    {
        private readonly TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Begun => begun.Task;

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            begun.TrySetResult();
            return Task.Delay(Timeout.Infinite, cancellationToken);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
