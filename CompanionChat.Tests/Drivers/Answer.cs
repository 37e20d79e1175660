using System.Net;
using System.Text.Json;

namespace CompanionChat.Tests.Drivers;

/// <summary>What the app answered.</summary>
public sealed record Answer(HttpStatusCode Status, JsonElement Body, HttpResponseMessage Response)
{
    /// <summary>A field of the body, as text.</summary>
    public string this[string field] => Body.GetProperty(field).ToString();

    /// <summary>The problem's code; empty where it is none.</summary>
    public string Code => Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty("code", out var code) ? code.GetString()! : "";

    /// <summary>Whether this repeats an earlier answer.</summary>
    public bool Replayed => Response.Headers.TryGetValues("Idempotency-Replayed", out var values) && values.Single() == "true";

    /// <summary>Fails unless it has this status; answers itself.</summary>
    public Answer Expect(HttpStatusCode status)
    {
        Assert.True(status == Status, $"Expected {status}, got {(int)Status}: {Body}");
        return this;
    }

    /// <summary>Fails unless it is this problem; answers itself.</summary>
    public Answer ExpectProblem(int status, string code)
    {
        Assert.Equal((status, code), ((int)Status, Code));
        Assert.Equal("application/problem+json", Response.Content.Headers.ContentType?.MediaType);
        return this;
    }
}
