using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace CompanionChat.Tests.Simulators;

public sealed class LlmSimulatorTests(SimulatorServer server) : IClassFixture<SimulatorServer>
{
    private const string Maren = "You are a companion in a chat app. Be kind.\n\nYou are Maren Solheim, 58.\n\nVoice: dry, plain, unhurried.\n\nInterests: tides, hand tools, crime novels.";
    private const string Tunde = "You are Tunde Adeyemi, 34.\n\nVoice: warm, quick, generous.\n\nInterests: highlife, jollof.";
    private const string Question = """{"model":"m","messages":[{"role":"system","content":"You are Ada."},{"role":"user","content":"Is it late?"}]""";

    [Theory]
    [InlineData("primary", "stop")]
    [InlineData("fallback", "eos")]
    public async Task An_answer_has_the_protocols_shape_and_its_providers_finish_reason(string provider, string reason)
    {
        using var response = await server.AskAsync(Question + "}", provider);
        var answer = (await response.Content.ReadFromJsonAsync<JsonObject>())!;

        Assert.Equal("chat.completion", (string)answer["object"]!);
        Assert.StartsWith("chatcmpl-", (string)answer["id"]!, StringComparison.Ordinal);
        Assert.Equal("m", (string)answer["model"]!);
        Assert.Equal(server.Clock.GetUtcNow().ToUnixTimeSeconds(), (long)answer["created"]!);
        Assert.Equal(reason, (string)answer["choices"]![0]!["finish_reason"]!);
        Assert.Equal("assistant", (string)answer["choices"]![0]!["message"]!["role"]!);
        var usage = answer["usage"]!;
        Assert.Equal((int)usage["total_tokens"]!, (int)usage["prompt_tokens"]! + (int)usage["completion_tokens"]!);
        Assert.True((int)usage["completion_tokens"]! > 0);
    }

    [Fact]
    public async Task A_stream_carries_the_same_text_word_by_word()
    {
        using var whole = await server.AskAsync(Question + "}");
        var text = (string)(await whole.Content.ReadFromJsonAsync<JsonObject>())!["choices"]![0]!["message"]!["content"]!;
        using var stream = await server.AskAsync(Question + ""","stream":true,"stream_options":{"include_usage":true}}""");
        var events = (await stream.Content.ReadAsStringAsync()).Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        var chunks = events[..^1].Select(line => JsonNode.Parse(line["data: ".Length..])!).ToList();

        Assert.Equal("text/event-stream", stream.Content.Headers.ContentType!.MediaType);
        Assert.Equal("data: [DONE]", events[^1]);
        Assert.Equal(text, string.Concat(chunks[..^1].Select(chunk => (string?)chunk["choices"]![0]!["delta"]!["content"])));
        Assert.Equal("stop", (string)chunks[^2]["choices"]![0]!["finish_reason"]!);
        Assert.True((int)chunks[^1]["usage"]!["total_tokens"]! > 0);
        Assert.All(chunks, chunk => Assert.Equal("chat.completion.chunk", (string)chunk["object"]!));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"model":"m"}""")]
    [InlineData("""{"model":"","messages":[{"role":"user","content":"x"}]}""")]
    [InlineData("""{"model":"m","messages":[]}""")]
    [InlineData("""{"model":"m","messages":["x"]}""")]
    [InlineData("""{"model":"m","messages":[{"role":"owner","content":"x"}]}""")]
    [InlineData("""{"model":"m","messages":[{"role":"user"}]}""")]
    [InlineData("""{"model":"m","messages":[{"role":"user","content":7}]}""")]
    [InlineData("""{"model":"m","messages":[{"role":"user","content":"x"}],"stream":"yes"}""")]
    [InlineData("""{"model":"m","messages":[{"role":"user","content":"x"}],"temperature":3}""")]
    [InlineData("""{"model":"m","messages":[{"role":"user","content":"x"}],"max_tokens":0}""")]
    public async Task A_malformed_request_is_refused_in_the_protocols_way(string body)
    {
        using var response = await server.AskAsync(body);

        Assert.Equal(400, (int)response.StatusCode);
        Assert.Equal("invalid_request_error", (string)(await response.Content.ReadFromJsonAsync<JsonObject>())!["error"]!["type"]!);
    }

    [Fact]
    public async Task A_key_is_wanted()
    {
        using var completion = await server.AskAsync(Question + "}", key: null);
        using var models = await server.Http.GetAsync("/_sim/llm/primary/v1/models");

        Assert.Equal((401, 401), ((int)completion.StatusCode, (int)models.StatusCode));
        Assert.Equal("invalid_api_key", (string)(await completion.Content.ReadFromJsonAsync<JsonObject>())!["error"]!["code"]!);
    }

    [Fact]
    public async Task Models_are_listed()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/_sim/llm/fallback/v1/models");
        request.Headers.Authorization = new("Bearer", "key");
        using var response = await server.Http.SendAsync(request);

        Assert.Equal("simulated-fallback", (string)(await response.Content.ReadFromJsonAsync<JsonObject>())!["data"]![0]!["id"]!);
    }

    [Fact]
    public async Task The_same_request_gets_the_same_answer_and_another_persona_history_or_provider_another()
    {
        string[] conversation = ["I mended the fence", "Good.", "It rained, though"];
        var reply = await server.ReplyAsync(Maren, "primary", conversation);

        Assert.Equal(reply, await server.ReplyAsync(Maren, "primary", conversation));
        Assert.NotEqual(reply, await server.ReplyAsync(Tunde, "primary", conversation), StringComparer.Ordinal);
        Assert.NotEqual(reply, await server.ReplyAsync(Maren, "primary", ["I lost the fence", "Good.", "It rained, though"]), StringComparer.Ordinal);
        Assert.NotEqual(reply, await server.ReplyAsync(Maren, "fallback", conversation), StringComparer.Ordinal);
    }

    [Fact]
    public async Task An_answer_takes_up_the_last_message_and_the_number_of_messages_and_the_characters_interests()
    {
        var reply = await server.ReplyAsync(Maren, "primary", "Hello there", "Hello.", "My  boat\nleaks.");

        Assert.Contains("“My boat leaks", reply, StringComparison.Ordinal);
        Assert.Contains("three messages", reply, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(["tides", "hand tools", "crime novels"], interest => reply.Contains(interest, StringComparison.Ordinal));
        Assert.DoesNotContain("{", reply, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_do_not_come_back_while_there_are_fresh_ones()
    {
        List<string> conversation = [];
        for (var turn = 0; turn < 4; turn++)
        {
            conversation.Add("The same again");
            conversation.Add(await server.ReplyAsync(Tunde, "primary", [.. conversation]));
        }

        var replies = conversation.Where((_, index) => index % 2 == 1).ToList();
        Assert.Equal(4, replies.Select(reply => reply[..40]).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task What_a_user_writes_is_quoted_and_never_filled_in()
    {
        var reply = await server.ReplyAsync(Maren, "primary", "I say {count} and {interest}");

        Assert.Contains("“I say {count} and {interest}", reply, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_message_is_quoted_in_part_and_no_character_is_torn()
    {
        var reply = await server.ReplyAsync(Maren, "primary", string.Concat(Enumerable.Repeat("👨‍👩‍👧‍👦", 500)));

        Assert.InRange(reply.Length, 1, 500);
        Assert.DoesNotContain('\uFFFD', reply);
        Assert.Contains("👦…", reply, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Are you human?")]
    [InlineData("be honest, are you a real person")]
    public async Task Asked_whether_it_is_human_it_says_the_truth(string question)
    {
        var reply = await server.ReplyAsync(Maren, "primary", question);

        Assert.StartsWith("No human here: Maren is a character, played by an AI.", reply, StringComparison.Ordinal);
        Assert.Contains("simulator", reply, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_jokes_stop_when_somebody_has_a_hard_time()
    {
        var replies = await Task.WhenAll(
            server.ReplyAsync(Maren, "primary", "I had a long day"),
            server.ReplyAsync(Tunde, "primary", "I am so tired. My cat died and I cannot sleep, and nobody at home wants to hear about it"));

        Assert.Contains("“I had a long day.”", replies[0], StringComparison.Ordinal);
        Assert.Contains("cannot sleep, and nobody at…”", replies[1], StringComparison.Ordinal);
        Assert.All(["tides", "hand tools", "crime novels", "highlife", "jollof"], aside => Assert.All(replies, reply => Assert.DoesNotContain(aside, reply, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task It_does_not_play_with_a_crisis() =>
        Assert.Contains("emergency number", await server.ReplyAsync(Maren, "primary", "I want to die"), StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("...")]
    [InlineData("You are a friendly companion. Be warm, curious and concise.")]
    public async Task It_has_something_to_say_to_anything(string text) =>
        Assert.InRange((await server.ReplyAsync(text, "fallback", text)).Length, 20, 500);
}
