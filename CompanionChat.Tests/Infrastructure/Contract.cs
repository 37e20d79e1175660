using System.Net.Http.Headers;
using System.Text.Json;

namespace CompanionChat.Tests.Infrastructure;

/// <summary>Holds answers and push events against the project's own OpenAPI document.</summary>
public static class Contract
{
    private const string Problem = "application/problem+json";

    private static readonly Lazy<JsonElement> Loaded = new(() => JsonDocument.Parse(Text).RootElement);

    /// <summary>The document, as it lies in the repository.</summary>
    public static string Text => File.ReadAllText(Path.Combine(RepositoryRoot(), "CompanionChat.Functions", "Features", "OpenApi", "openapi.json"));

    public static JsonElement Document => Loaded.Value;

    /// <summary>All operations: where they are, and what is said of them.</summary>
    public static IEnumerable<(string Path, string Method, JsonElement Operation)> Operations =>
        from path in Document.GetProperty("paths").EnumerateObject()
        from method in path.Value.EnumerateObject()
        select (path.Name, method.Name, method.Value);

    /// <summary>Fails unless the document allows this answer. Problems that are not listed for the operation fall under `default`.</summary>
    /// <param name="operationId">As in the document.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="contentType">As in the answer's header; parameters do not matter.</param>
    /// <param name="body">The answer's JSON.</param>
    public static void AssertMatches(string operationId, int status, string contentType, JsonElement body)
    {
        var label = $"{operationId} {status} {contentType}";
        var response = Response(operationId, status, label);
        var mediaType = MediaTypeHeaderValue.Parse(contentType).MediaType ?? contentType;
        JsonElement media = default;
        var listed = response.TryGetProperty("content", out var content) && content.TryGetProperty(mediaType, out media);
        Assert.True(listed, $"{label}: the document has no such content for this status.");

        var complaints = Check(media.GetProperty("schema"), body);
        if (string.Equals(mediaType, Problem, StringComparison.Ordinal) && complaints.Count == 0)
        {
            complaints = [.. ProblemComplaints(response, status, body)];
        }

        AssertNone(label, complaints, body);
    }

    /// <summary>Fails unless the document describes this push event.</summary>
    /// <param name="target">The hub method's name.</param>
    /// <param name="argument">Its one argument.</param>
    public static void AssertPushMatches(string target, JsonElement argument)
    {
        var listed = Document.GetProperty("x-push-events").GetProperty("events").TryGetProperty(target, out var schema);
        Assert.True(listed, $"{target}: the document has no such push event.");

        AssertNone(target, Check(schema, argument), argument);
    }

    /// <summary>What keeps a value from being as a schema of the document says; nothing where it is.</summary>
    public static IReadOnlyList<string> Check(JsonElement schema, JsonElement value) => new JsonSchemaCheck(Document).Check(schema, value);

    /// <summary>What a local reference such as <c>#/components/schemas/Me</c> stands for.</summary>
    public static JsonElement Resolve(JsonElement element) =>
        element.TryGetProperty("$ref", out var reference) ? JsonSchemaCheck.Find(Document, reference.GetString() ?? string.Empty) : element;

    private static JsonElement Response(string operationId, int status, string label)
    {
        var operation = Operations
            .Select(entry => entry.Operation)
            .SingleOrDefault(operation => string.Equals(operation.GetProperty("operationId").GetString(), operationId, StringComparison.Ordinal));
        Assert.True(operation.ValueKind != JsonValueKind.Undefined, $"{label}: the document has no such operation.");

        var responses = operation.GetProperty("responses");
        if (responses.TryGetProperty($"{status}", out var listed))
        {
            return Resolve(listed);
        }

        Assert.True(status >= 400, $"{label}: the document has no such status, and `default` is for problems.");
        return Resolve(responses.GetProperty("default"));
    }

    private static IEnumerable<string> ProblemComplaints(JsonElement response, int status, JsonElement body)
    {
        if (body.GetProperty("status").GetInt32() != status)
        {
            yield return "$.status is not the HTTP status";
        }

        var code = body.GetProperty("code").GetString();
        if (response.TryGetProperty("x-problem-codes", out var codes) && !codes.EnumerateArray().Any(known => known.ValueEquals(code)))
        {
            yield return $"$.code is {code}; this status is for {codes.GetRawText()}";
        }
    }

    private static void AssertNone(string label, IReadOnlyList<string> complaints, JsonElement body) => Assert.True(
        complaints.Count == 0,
        $"{label} is not as openapi.json says:\n- {string.Join("\n- ", complaints)}\n{body.GetRawText()}");

    /// <summary>Where the solution lies.</summary>
    public static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CompanionChat.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }
}
