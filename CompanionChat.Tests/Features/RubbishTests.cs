using System.Text;
using CompanionChat.Tests.Infrastructure;

namespace CompanionChat.Tests.Features;

/// <summary>Bodies that make no sense, at every operation that takes one: a problem, nothing changed.</summary>
public sealed class RubbishTests(SettledVisitor settled) : IClassFixture<SettledVisitor>
{
    private static readonly string[] Operations = ["startConversation", "sendMessage", "markRead", "mintNonce"];

    public static IEnumerable<object[]> Spoiled() => Operations.SelectMany(operation => RubbishBodies.Names.Select(way => (object[])[operation, way]));

    public static TheoryData<string> AllOperations() => new(Operations);

    [Theory]
    [MemberData(nameof(Spoiled))]
    public async Task A_spoiled_body_is_refused(string operation, string way)
    {
        var (path, body) = settled.Operations[operation];

        await settled.RefusedAsync(path, RawBody.Of(RubbishBodies.Spoil(way, body)), 400, "invalid_request");
    }

    [Theory]
    [MemberData(nameof(AllOperations))]
    public async Task A_field_of_a_wrong_type_is_refused(string operation)
    {
        var (path, body) = settled.Operations[operation];

        foreach (var spoiled in RubbishBodies.WithWrongTypes(body))
        {
            await settled.RefusedAsync(path, RawBody.Of(spoiled), 400, "invalid_request");
        }
    }

    [Theory]
    [MemberData(nameof(AllOperations))]
    public async Task No_body_at_all_is_refused(string operation) =>
        await settled.RefusedAsync(settled.Operations[operation].Path, null, 400, "invalid_request");

    [Theory]
    [MemberData(nameof(AllOperations))]
    public async Task A_body_that_is_not_said_to_be_JSON_is_refused(string operation)
    {
        var (path, body) = settled.Operations[operation];
        string?[] types =
        [
            null, "", "text/plain", "text/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/problem+json",
            "application/json; charset=utf-16", "application/json; charset=iso-8859-1", "application/json, text/plain", "*/*", "application/*", "json", "/",
        ];

        foreach (var type in types)
        {
            await settled.RefusedAsync(path, RawBody.Of(body, type), 415, "unsupported_media_type");
        }
    }

    [Theory]
    [MemberData(nameof(AllOperations))]
    public async Task What_a_refusal_says_repeats_nothing_of_the_body(string operation)
    {
        var (path, body) = settled.Operations[operation];

        var answer = await settled.RefusedAsync(path, RawBody.Of(body.Insert(1, "\"my-secret-field\":\"my-secret\",")), 400, "invalid_request");

        Assert.DoesNotContain("secret", answer.Body.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(AllOperations))]
    public async Task A_body_of_more_than_64_KiB_is_refused_announced_or_not(string operation)
    {
        var (path, body) = settled.Operations[operation];

        foreach (var size in (int[])[65_537, 100_000, 1_000_000])
        {
            var bytes = Encoding.UTF8.GetBytes(body.PadRight(size));
            await settled.RefusedAsync(path, RawBody.Of(bytes), 413, "payload_too_large");
            await settled.RefusedAsync(path, new ChunkedBody(bytes), 413, "payload_too_large");
        }
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("APPLICATION/JSON; CHARSET=UTF-8")]
    [InlineData("application/json;charset=\"utf-8\"")]
    [InlineData("application/json; profile=x")]
    public async Task JSON_by_any_of_its_spellings_is_taken(string type) => Assert.Equal(
        200, (int)(await settled.Visitor.SendAsync(HttpMethod.Post, "/api/conversations", RawBody.Of(Existing, type))).Status);

    [Theory]
    [InlineData(2)]
    [InlineData(65_536)]
    public async Task A_body_of_64_KiB_is_taken_announced_or_not(int size)
    {
        var bytes = Encoding.UTF8.GetBytes(Existing.PadRight(size));

        Assert.Equal(200, (int)(await settled.Visitor.SendAsync(HttpMethod.Post, "/api/conversations", RawBody.Of(bytes))).Status);
        Assert.Equal(200, (int)(await settled.Visitor.SendAsync(HttpMethod.Post, "/api/conversations", new ChunkedBody(bytes))).Status);
    }

    private string Existing => $$"""{"companionId":"{{settled.Host.Companion}}"}""";
}
