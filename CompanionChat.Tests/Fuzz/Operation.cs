using System.Text.Json;
using CompanionChat.Tests.Infrastructure;

namespace CompanionChat.Tests.Fuzz;

/// <summary>An operation of the app's OpenAPI document.</summary>
internal sealed record Operation(string Path, string Method, JsonElement Described)
{
    public static IReadOnlyList<Operation> All { get; } =
        [.. Contract.Operations.Select(entry => new Operation(entry.Path, entry.Method.ToUpperInvariant(), entry.Operation))];

    public string Id => Described.GetProperty("operationId").GetString()!;

    /// <summary>Whether it takes a body, or anything in its path.</summary>
    public bool TakesInput => Described.TryGetProperty("requestBody", out _) || ParametersIn("path").Any();

    /// <summary>The fields of its JSON body and whether they are required; none where it takes no such body.</summary>
    public IEnumerable<(string Name, bool IsRequired)> Fields
    {
        get
        {
            if (!Described.TryGetProperty("requestBody", out var body))
            {
                return [];
            }

            var schema = Contract.Resolve(body.GetProperty("content").GetProperty("application/json").GetProperty("schema"));
            return schema.TryGetProperty("properties", out var properties)
                ? properties.EnumerateObject().Select(property => (property.Name, Requires(schema, property.Name)))
                : [];
        }
    }

    /// <summary>Its parameters in a place: <c>path</c>, <c>query</c> or <c>header</c>.</summary>
    public IEnumerable<(string Name, JsonElement Schema)> ParametersIn(string place) =>
        Described.TryGetProperty("parameters", out var parameters)
            ? parameters.EnumerateArray().Select(Contract.Resolve)
                .Where(parameter => parameter.GetProperty("in").ValueEquals(place))
                .Select(parameter => (parameter.GetProperty("name").GetString()!, Contract.Resolve(parameter.GetProperty("schema"))))
            : [];

    private static bool Requires(JsonElement schema, string field) =>
        schema.TryGetProperty("required", out var required) && required.EnumerateArray().Any(name => name.ValueEquals(field));
}
