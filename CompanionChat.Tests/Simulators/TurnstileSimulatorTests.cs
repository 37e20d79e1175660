using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace CompanionChat.Tests.Simulators;

public sealed class TurnstileSimulatorTests(SimulatorServer server) : IClassFixture<SimulatorServer>
{
    [Fact]
    public async Task A_token_is_good_once()
    {
        var first = await server.VerifyAsync("once");

        Assert.True((bool)first["success"]!);
        Assert.Equal("localhost", (string)first["hostname"]!);
        Assert.Equal("2026-11-21T", ((string)first["challenge_ts"]!)[..11]);
        Assert.Empty(first["error-codes"]!.AsArray());
        Assert.False(first.ContainsKey("action"));
        Assert.Equal("timeout-or-duplicate", Code(await server.VerifyAsync("once")));
    }

    [Fact]
    public async Task The_same_idempotency_key_gets_the_same_answer_and_another_key_does_not()
    {
        var first = await server.VerifyAsync("keyed", key: "0b1e");
        server.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(first.ToJsonString(), (await server.VerifyAsync("keyed", key: "0b1e")).ToJsonString());
        Assert.Equal("timeout-or-duplicate", Code(await server.VerifyAsync("keyed", key: "other")));
        Assert.Equal("timeout-or-duplicate", Code(await server.VerifyAsync("keyed")));
    }

    [Theory]
    [InlineData("an-invalid-one", "invalid-input-response")]
    [InlineData("an-expired-one", "timeout-or-duplicate")]
    [InlineData("", "missing-input-response")]
    public async Task Some_tokens_are_no_good(string token, string code) => Assert.Equal(code, Code(await server.VerifyAsync(token)));

    [Fact]
    public async Task A_token_above_the_greatest_length_is_invalid()
    {
        Assert.True((bool)(await server.VerifyAsync(new string('t', 2048)))["success"]!);
        Assert.Equal("invalid-input-response", Code(await server.VerifyAsync(new string('t', 2049))));
    }

    [Fact]
    public async Task A_secret_is_wanted()
    {
        Assert.Equal("missing-input-secret", Code(await server.VerifyAsync("unspent", secret: null)));
        Assert.True((bool)(await server.VerifyAsync("unspent"))["success"]!);
    }

    [Fact]
    public async Task Cloudflares_dummy_token_is_always_good()
    {
        await server.VerifyAsync("XXXX.DUMMY.TOKEN.XXXX");

        Assert.True((bool)(await server.VerifyAsync("XXXX.DUMMY.TOKEN.XXXX"))["success"]!);
    }

    [Theory]
    [InlineData(299, true)]
    [InlineData(301, false)]
    public async Task A_token_of_the_widget_lives_300_seconds_and_names_its_action(int age, bool good)
    {
        var made = server.Clock.GetUtcNow();
        var token = string.Create(CultureInfo.InvariantCulture, $"SIM.{made.ToUnixTimeMilliseconds()}.send-message.user-7.abc{age}");
        server.Clock.Advance(TimeSpan.FromSeconds(age));

        var answer = await server.VerifyAsync(token);

        Assert.Equal(good, (bool)answer["success"]!);
        Assert.Equal(good ? ("send-message", "user-7") : (null, null), ((string?)answer["action"], (string?)answer["cdata"]));
    }

    [Fact]
    public async Task JSON_is_taken_as_well_as_a_form()
    {
        using var response = await server.Http.PostAsJsonAsync("/_sim/turnstile/v0/siteverify", new { secret = "s", response = "json" });

        Assert.True((bool)(await response.Content.ReadFromJsonAsync<JsonObject>())!["success"]!);
        Assert.Equal("timeout-or-duplicate", Code(await server.VerifyAsync("json")));
    }

    [Theory]
    [InlineData("nothing of the kind")]
    [InlineData("[]")]
    public async Task What_is_neither_is_a_bad_request(string body)
    {
        using var content = new StringContent(body);
        using var response = await server.Http.PostAsync("/_sim/turnstile/v0/siteverify", content);

        Assert.Equal("bad-request", Code((await response.Content.ReadFromJsonAsync<JsonObject>())!));
    }

    private static string Code(JsonObject answer)
    {
        Assert.False((bool)answer["success"]!);
        return (string)Assert.Single(answer["error-codes"]!.AsArray())!;
    }
}
