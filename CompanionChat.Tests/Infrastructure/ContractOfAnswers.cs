using System.Text.Json;

namespace CompanionChat.Tests.Infrastructure;

/// <summary>Holds whatever the API answers against the document: the operation is found by method and path.</summary>
public static class ContractOfAnswers
{
    private const string Problem = "application/problem+json";

    /// <summary>Fails unless the document allows this answer; where it knows no such operation, only a problem will do.</summary>
    /// <param name="request">What was asked.</param>
    /// <param name="response">The answer's status and headers.</param>
    /// <param name="body">The answer's JSON; undefined where there is none.</param>
    public static void AssertFits(HttpRequestMessage request, HttpResponseMessage response, JsonElement body)
    {
        var path = request.RequestUri!.AbsolutePath;
        if (!path.StartsWith("/api/", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        var type = response.Content.Headers.ContentType?.ToString();
        var status = (int)response.StatusCode;
        if (Find(request.Method.Method, path) is not { } operation)
        {
            AssertProblem($"{request.Method} {path} {status}", status, response.Content.Headers.ContentType?.MediaType, body, request.Method == HttpMethod.Head);
        }
        else if (body.ValueKind != JsonValueKind.Undefined)
        {
            Contract.AssertMatches(operation, status, type!, body);
        }
        else
        {
            Assert.Contains((type ?? "", status), ContentOf(operation));
        }
    }

    /// <summary>The operation of a request; null where the document has none.</summary>
    public static string? Find(string method, string path)
    {
        var parts = path.TrimEnd('/').Split('/');
        return Contract.Operations
            .Where(entry => entry.Method.Equals(method, StringComparison.OrdinalIgnoreCase) && Fits(entry.Path.Split('/'), parts))
            .Select(entry => entry.Operation.GetProperty("operationId").GetString())
            .SingleOrDefault();
    }

    private static bool Fits(string[] template, string[] parts) =>
        template.Length == parts.Length
        && template.Zip(parts).All(pair => pair.First.StartsWith('{')
            ? pair.Second.Length > 0
            : pair.First.Equals(pair.Second, StringComparison.OrdinalIgnoreCase));

    private static void AssertProblem(string label, int status, string? mediaType, JsonElement body, bool bodiless)
    {
        Assert.True(status >= 400 && mediaType == Problem, $"{label} is no operation of the document, and the answer, {mediaType}, is no problem.");
        if (!bodiless)
        {
            var complaints = Contract.Check(Contract.Document.GetProperty("components").GetProperty("schemas").GetProperty("Problem"), body);
            Assert.True(complaints.Count == 0, $"{label}: {string.Join(", ", complaints)}");
            Assert.Equal(status, body.GetProperty("status").GetInt32());
        }
    }

    // What is no JSON: a picture, or nothing at all.
    private static IEnumerable<(string Type, int Status)> ContentOf(string operationId)
    {
        var responses = Contract.Operations.Select(entry => entry.Operation)
            .Single(operation => operation.GetProperty("operationId").ValueEquals(operationId))
            .GetProperty("responses");
        return
            from response in responses.EnumerateObject()
            where response.Name != "default"
            from type in Contract.Resolve(response.Value).TryGetProperty("content", out var content)
                ? content.EnumerateObject().Select(media => media.Name)
                : [""]
            select (type, int.Parse(response.Name, System.Globalization.CultureInfo.InvariantCulture));
    }
}
