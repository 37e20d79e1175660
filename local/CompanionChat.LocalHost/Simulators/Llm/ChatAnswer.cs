using System.Text.Json.Nodes;

namespace CompanionChat.LocalHost.Simulators.Llm;

/// <summary>An answer, in the two shapes in which the protocol delivers it.</summary>
internal sealed record ChatAnswer(
    string Id, long Created, string Model, string Text, string FinishReason, int PromptTokens, int CompletionTokens)
{
    /// <summary>In one piece.</summary>
    public JsonObject Whole() => Envelope("chat.completion", new JsonArray(new JsonObject
    {
        ["index"] = 0,
        ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = Text },
        ["finish_reason"] = FinishReason,
    }), Usage());

    /// <summary>Word by word, as server-sent events.</summary>
    /// <param name="includeUsage">One more event counts the tokens.</param>
    public IReadOnlyList<string> Events(bool includeUsage)
    {
        List<JsonObject> chunks = [Chunk(new JsonObject { ["role"] = "assistant", ["content"] = "" })];
        chunks.AddRange(Words().Select(word => Chunk(new JsonObject { ["content"] = word })));
        chunks.Add(Chunk([], FinishReason));
        if (includeUsage)
        {
            chunks.Add(Envelope("chat.completion.chunk", [], Usage()));
        }

        return [.. chunks.Select(chunk => $"data: {chunk.ToJsonString()}\n\n"), "data: [DONE]\n\n"];
    }

    private IEnumerable<string> Words()
    {
        for (int start = 0, end; start < Text.Length; start = end)
        {
            var space = Text.IndexOf(' ', start);
            end = space < 0 ? Text.Length : space + 1;
            yield return Text[start..end];
        }
    }

    private JsonObject Chunk(JsonObject delta, string? finishReason = null) => Envelope("chat.completion.chunk", new JsonArray(new JsonObject
    {
        ["index"] = 0,
        ["delta"] = delta,
        ["finish_reason"] = finishReason,
    }), usage: null);

    private JsonObject Envelope(string kind, JsonArray choices, JsonObject? usage)
    {
        var envelope = new JsonObject { ["id"] = Id, ["object"] = kind, ["created"] = Created, ["model"] = Model, ["choices"] = choices };
        if (usage is not null)
        {
            envelope["usage"] = usage;
        }

        return envelope;
    }

    private JsonObject Usage() => new()
    {
        ["prompt_tokens"] = PromptTokens,
        ["completion_tokens"] = CompletionTokens,
        ["total_tokens"] = PromptTokens + CompletionTokens,
    };
}
