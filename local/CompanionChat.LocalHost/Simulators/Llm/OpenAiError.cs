using System.Text.Json.Nodes;

namespace CompanionChat.LocalHost.Simulators.Llm;

/// <summary>A failure as OpenAI-compatible providers tell of it (<see href="https://platform.openai.com/docs/guides/error-codes"/>).</summary>
/// <param name="Message">For people.</param>
/// <param name="Type">Its class.</param>
/// <param name="Param">The field that is wrong, if one is.</param>
/// <param name="Code">For programs, if there is one.</param>
internal sealed record OpenAiError(string Message, string Type = "invalid_request_error", string? Param = null, string? Code = null)
{
    public static JsonObject Body(OpenAiError error) => new()
    {
        ["error"] = new JsonObject { ["message"] = error.Message, ["type"] = error.Type, ["param"] = error.Param, ["code"] = error.Code },
    };
}
