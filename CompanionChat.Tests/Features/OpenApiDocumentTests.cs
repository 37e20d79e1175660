using System.Text.Json;
using CompanionChat.Tests.Infrastructure;
using Microsoft.OpenApi;

namespace CompanionChat.Tests.Features;

public sealed class OpenApiDocumentTests
{
    public static TheoryData<string, string, string, bool> ContractOperations() => new()
    {
        { "getHealth", "get", "/api/health", true },
        { "getOpenApi", "get", "/api/openapi.json", true },
        { "getConfig", "get", "/api/config", true },
        { "getMe", "get", "/api/me", false },
        { "listMyOrders", "get", "/api/me/orders", false },
        { "listCompanions", "get", "/api/companions", true },
        { "getCompanionAvatar", "get", "/api/companions/{companionId}/avatar", true },
        { "listThreads", "get", "/api/threads", false },
        { "startConversation", "post", "/api/conversations", false },
        { "getConversation", "get", "/api/conversations/{conversationId}", false },
        { "sendMessage", "post", "/api/conversations/{conversationId}/messages", false },
        { "markRead", "post", "/api/conversations/{conversationId}/read", false },
        { "mintNonce", "post", "/api/nonces", false },
        { "negotiate", "post", "/api/negotiate", false },
        { "listPlans", "get", "/api/plans", true },
        { "createCheckout", "post", "/api/checkout", false },
        { "verifyCheckout", "get", "/api/checkout/{sessionId}", false },
        { "receiveWebhook", "post", "/api/webhooks/{provider}", true },
    };

    public static TheoryData<string> SchemaNames() => [.. Schemas.Select(schema => schema.Name)];

    private static IEnumerable<JsonProperty> Schemas => Contract.Document.GetProperty("components").GetProperty("schemas").EnumerateObject();

    [Fact]
    public void A_reader_of_OpenAPI_has_nothing_to_complain_of()
    {
        var result = OpenApiDocument.Parse(Contract.Text, "json");

        Assert.NotNull(result.Diagnostic);
        Assert.Empty(result.Diagnostic.Errors);
        Assert.Empty(result.Diagnostic.Warnings);
        Assert.Equal(OpenApiSpecVersion.OpenApi3_1, result.Diagnostic.SpecificationVersion);
        Assert.Equal(ContractOperations().Count, result.Document?.Paths.Sum(path => path.Value.Operations?.Count));
    }

    [Theory]
    [MemberData(nameof(ContractOperations))]
    public void Each_operation_of_the_contract_is_there(string operationId, string method, string path, bool isPublic)
    {
        var operation = Contract.Document.GetProperty("paths").GetProperty(path).GetProperty(method);

        Assert.Equal(operationId, operation.GetProperty("operationId").GetString());
        Assert.Equal(isPublic, operation.TryGetProperty("security", out var security) && security.GetArrayLength() == 0);
        Assert.Equal(!isPublic, operation.GetProperty("responses").TryGetProperty("401", out _));
    }

    [Fact]
    public void There_is_no_operation_beyond_the_contracts()
    {
        Assert.Equal(ContractOperations().Count, Contract.Operations.Count());
    }

    [Fact]
    public void Each_operation_has_a_summary_a_known_tag_and_the_problem_as_default()
    {
        var tags = Contract.Document.GetProperty("tags").EnumerateArray().Select(tag => tag.GetProperty("name").GetString()).ToHashSet(StringComparer.Ordinal);

        Assert.All(Contract.Operations, entry =>
        {
            Assert.False(string.IsNullOrWhiteSpace(entry.Operation.GetProperty("summary").GetString()));
            Assert.Contains(Assert.Single(entry.Operation.GetProperty("tags").EnumerateArray()).GetString(), tags);
            var fallback = entry.Operation.GetProperty("responses").GetProperty("default");
            Assert.Equal("#/components/responses/Problem", fallback.GetProperty("$ref").GetString());
        });
    }

    [Fact]
    public void Each_placeholder_of_a_path_is_a_required_parameter()
    {
        Assert.All(Contract.Operations, entry =>
        {
            var inPath = !entry.Operation.TryGetProperty("parameters", out var parameters) ? [] : parameters.EnumerateArray()
                .Select(Contract.Resolve)
                .Where(parameter => parameter.GetProperty("in").ValueEquals("path") && parameter.GetProperty("required").GetBoolean())
                .Select(parameter => $"{{{parameter.GetProperty("name").GetString()}}}");
            Assert.Equal(entry.Path.Split('/').Where(part => part.StartsWith('{')), inPath, StringComparer.Ordinal);
        });
    }

    [Fact]
    public void Each_reference_leads_somewhere_and_each_component_is_used()
    {
        var references = References(Contract.Document).ToHashSet(StringComparer.Ordinal);
        var components =
            from kind in Contract.Document.GetProperty("components").EnumerateObject()
            where !kind.NameEquals("securitySchemes")
            from component in kind.Value.EnumerateObject()
            select $"#/components/{kind.Name}/{component.Name}";

        Assert.All(references, reference => JsonSchemaCheck.Find(Contract.Document, reference));
        Assert.Empty(components.Except(references, StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(SchemaNames))]
    public void Each_schema_and_each_of_its_fields_is_described(string name)
    {
        var schema = Schemas.Single(entry => entry.NameEquals(name)).Value;

        Assert.True(schema.TryGetProperty("description", out _));
        if (schema.TryGetProperty("properties", out var properties))
        {
            Assert.All(properties.EnumerateObject(), property => Assert.True(
                property.Value.TryGetProperty("description", out _) || property.Value.TryGetProperty("$ref", out _) || property.Value.TryGetProperty("items", out _),
                property.Name));
        }
    }

    [Theory]
    [MemberData(nameof(SchemaNames))]
    public void Requests_are_closed_and_answers_are_open(string name)
    {
        var schema = Schemas.Single(entry => entry.NameEquals(name)).Value;
        var closed = schema.TryGetProperty("additionalProperties", out var additional) && additional.ValueKind == JsonValueKind.False;

        Assert.Equal(name.EndsWith("Request", StringComparison.Ordinal), closed);
    }

    [Fact]
    public void Each_required_field_is_one_that_the_schema_has()
    {
        Assert.All(Schemas.Where(schema => schema.Value.TryGetProperty("required", out _)), schema => Assert.All(
            schema.Value.GetProperty("required").EnumerateArray(),
            field => Assert.True(schema.Value.GetProperty("properties").TryGetProperty(field.GetString() ?? string.Empty, out _))));
    }

    [Fact]
    public void Each_example_is_as_its_schema_says()
    {
        var examples = MediaTypes(Contract.Document).Where(media => media.TryGetProperty("example", out _)).ToList();

        Assert.NotEmpty(examples);
        Assert.All(examples, media => Assert.Empty(Contract.Check(media.GetProperty("schema"), media.GetProperty("example"))));
    }

    [Fact]
    public void A_companion_shows_its_face_and_not_its_persona()
    {
        var fields = Contract.Document.GetProperty("components").GetProperty("schemas").GetProperty("Companion").GetProperty("properties");

        Assert.Equal(["id", "name", "tagline", "avatarUrl"], fields.EnumerateObject().Select(field => field.Name), StringComparer.Ordinal);
    }

    [Fact]
    public void The_four_push_events_are_described()
    {
        var events = Contract.Document.GetProperty("x-push-events").GetProperty("events").EnumerateObject().Select(entry => entry.Name);

        Assert.Equal(["messageAdded", "conversationUpdated", "replyFailed", "entitlementsChanged"], events, StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("/api/conversations/{conversationId}/messages", "post", "202", "Idempotency-Replayed")]
    [InlineData("/api/conversations/{conversationId}/messages", "post", "429", "Retry-After")]
    [InlineData("/api/companions/{companionId}/avatar", "get", "304", "ETag")]
    [InlineData("/api/me", "get", "default", "Allow")]
    public void Headers_that_clients_rely_on_are_described(string path, string method, string status, string header)
    {
        var response = Contract.Document.GetProperty("paths").GetProperty(path).GetProperty(method).GetProperty("responses").GetProperty(status);

        Assert.True(Contract.Resolve(response).GetProperty("headers").TryGetProperty(header, out _));
    }

    private static IEnumerable<string> References(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property =>
            property.NameEquals("$ref") ? [property.Value.GetString() ?? string.Empty] : References(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
        _ => [],
    };

    private static IEnumerable<JsonElement> MediaTypes(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => property.NameEquals("content")
            ? property.Value.EnumerateObject().Select(media => media.Value)
            : MediaTypes(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(MediaTypes),
        _ => [],
    };
}
