using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace CompanionChat.LocalHost.Simulators.Llm;

/// <summary>One of the two simulated providers.</summary>
/// <param name="Name">The last part of its path.</param>
/// <param name="FinishReason">How it says that an answer is complete: providers differ, and clients must bear it.</param>
public sealed record LlmProvider(string Name, string FinishReason)
{
    /// <summary>The primary and the fallback.</summary>
    public static IReadOnlyList<LlmProvider> All { get; } = [new("primary", "stop"), new("fallback", "eos")];

    /// <summary>Its path under <c>/_sim/</c>.</summary>
    public string SimulatorName => $"llm/{Name}";

    /// <summary>Answers <c>GET /v1/models</c>. Any other model's name is taken as well.</summary>
    public IResult ListModels(HttpRequest request)
    {
        if (!BearerKey.IsIn(request))
        {
            return Results.Json(OpenAiError.Body(BearerKey.Missing), statusCode: StatusCodes.Status401Unauthorized);
        }

        var model = new JsonObject { ["id"] = $"simulated-{Name}", ["object"] = "model", ["created"] = 0, ["owned_by"] = "companion-chat" };
        return Results.Json(new JsonObject { ["object"] = "list", ["data"] = new JsonArray(model) });
    }
}
