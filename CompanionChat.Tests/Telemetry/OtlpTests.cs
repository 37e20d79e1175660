using System.Collections.Concurrent;
using System.Net;
using System.Text;
using CompanionChat.Tests.Infrastructure;
using Microsoft.AspNetCore.Builder;

namespace CompanionChat.Tests.Telemetry;

/// <summary>Telemetry goes out where the standard variable says so, and nowhere else.</summary>
public sealed class OtlpTests
{
    private const string Text = "My most secret wish";

    [Fact]
    public async Task Traces_and_metrics_are_sent_and_hold_nobodys_words()
    {
        var received = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        await using var collector = await LoopbackServer.StartAsync(app => app.MapPost("/v1/{signal}", async (string signal, Microsoft.AspNetCore.Http.HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            received.AddOrUpdate(signal, _ => Encoding.UTF8.GetString(body.ToArray()), (_, before) => before + Encoding.UTF8.GetString(body.ToArray()));
        }));
        await using var host = await AppHost.StartAsync(settings =>
        {
            settings["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Address.ToString();
            settings["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
            settings["OTEL_BSP_SCHEDULE_DELAY"] = "100";
            settings["OTEL_METRIC_EXPORT_INTERVAL"] = "100";
        });
        var visitor = await host.SignInAsync();
        await using var screen = await host.OpenScreenAsync(visitor);
        var conversation = await visitor.StartAsync(host.Companion);
        var nonce = await visitor.MintAsync();

        var sent = (await visitor.SayAsync(conversation, Text, nonce, "key")).Expect(HttpStatusCode.Accepted);
        var id = sent.Body.GetProperty("message").GetProperty("id").GetString()!;
        var reply = await screen.ReplyToAsync(id);
        await Eventually.TrueAsync(() => Task.FromResult(Has("traces", "orchestration:ReplyOrchestrator") && Has("traces", id)), "the trace was sent");
        await Eventually.TrueAsync(() => Task.FromResult(Has("metrics", "companionchat.messages.answered")), "the metrics were sent");

        string[] secrets = [Text, reply.GetProperty("text").GetString()![..20], nonce, visitor.Token!, screen.AccessToken, AzuriteServer.AccountKey];
        Assert.All(secrets, secret => Assert.All(received.Values, sentOut => Assert.DoesNotContain(secret, sentOut, StringComparison.Ordinal)));

        bool Has(string signal, string what) => received.GetValueOrDefault(signal)?.Contains(what, StringComparison.Ordinal) is true;
    }

    [Fact]
    public async Task Application_Insights_is_for_the_deployed_build_and_asking_for_it_here_does_not_pass_in_silence()
    {
        var refused = await Assert.ThrowsAsync<NotSupportedException>(() =>
            AppHost.StartAsync(settings => settings["APPLICATIONINSIGHTS_CONNECTION_STRING"] = "InstrumentationKey=hidden"));

        Assert.Contains("OTEL_EXPORTER_OTLP_ENDPOINT", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", refused.Message, StringComparison.Ordinal);
    }
}
