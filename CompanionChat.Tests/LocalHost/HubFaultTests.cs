using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CompanionChat.Tests.Drivers;
using CompanionChat.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace CompanionChat.Tests.LocalHost;

/// <summary>The dial that makes pushes go wrong, through the hub that clients listen to.</summary>
public sealed class HubFaultTests
{
    [Theory]
    [InlineData("""{"mode":"ok","times":0}""", "1 2 3 4 end")]
    [InlineData("""{"mode":"drop"}""", "2 3 4 end")]
    [InlineData("""{"mode":"drop","times":3}""", "4 end")]
    [InlineData("""{"mode":"double","times":2}""", "1 1 2 2 3 4 end")]
    [InlineData("""{"mode":"swap"}""", "2 1 3 4 end")]
    [InlineData("""{"mode":"swap","times":0}""", "2 1 4 3 end")]
    public async Task Pushes_arrive_as_the_dial_says(string dial, string heard)
    {
        await using var host = await SampleHost.StartAsync(typeof(HubTests.Pushing));
        await using var connection = await ConnectAsync(host);
        await TurnAsync(host, dial);

        await PushAsync(host, "1", "2", "3", "4");
        await TurnAsync(host, """{"mode":"ok"}""");
        await PushAsync(host, "end");

        await connection.WaitForAsync("end");
        Assert.Equal(heard, Heard(connection));
    }

    [Fact]
    public async Task A_late_push_holds_up_nobody_and_arrives_when_its_time_has_come()
    {
        var clock = new ManualTimeProvider();
        await using var host = await SampleHost.StartAsync([typeof(HubTests.Pushing)], builder => builder.Services.AddSingleton<TimeProvider>(clock));
        await using var connection = await ConnectAsync(host);
        await TurnAsync(host, """{"mode":"delay","delayMs":5000}""");

        await PushAsync(host, "late", "next");
        await connection.WaitForAsync("next");
        Assert.Equal("next", Heard(connection));
        clock.Advance(TimeSpan.FromSeconds(5));

        await connection.WaitForAsync("late");
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"mode":"sulk"}""")]
    [InlineData("""{"mode":"delay","delayMs":-1}""")]
    [InlineData("""{"mode":"ok","status":500}""")]
    public async Task A_setting_that_makes_no_sense_is_a_problem(string body)
    {
        await using var host = await SampleHost.StartAsync(typeof(HubTests.Pushing));

        using var response = await PostAsync(host, body);

        Assert.Equal((400, "application/problem+json"), ((int)response.StatusCode, response.Content.Headers.ContentType!.MediaType));
    }

    private static async Task<HubConnectionDriver> ConnectAsync(SampleHost host)
    {
        using var response = await host.SendAsync(HttpMethod.Post, "/negotiate", await host.SignInAsync("ada"));
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        return await HubConnectionDriver.ConnectAsync(new Uri(answer.GetProperty("url").GetString()!), answer.GetProperty("accessToken").GetString()!);
    }

    private static async Task TurnAsync(SampleHost host, string body)
    {
        using var response = await PostAsync(host, body);
        Assert.Equal(204, (int)response.StatusCode);
    }

    private static async Task<HttpResponseMessage> PostAsync(SampleHost host, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await host.Http.PostAsync("/_sim/hub/faults", content);
    }

    private static async Task PushAsync(SampleHost host, params string[] targets)
    {
        foreach (var target in targets)
        {
            using var response = await host.SendAsync(HttpMethod.Post, $"/push?target={target}");
            response.EnsureSuccessStatusCode();
        }
    }

    private static string Heard(HubConnectionDriver connection) => string.Join(' ', connection.Events.Select(e => e.Target));
}
