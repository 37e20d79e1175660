using System.Text.Json;
using Xunit.Sdk;

namespace CompanionChat.Tests.Infrastructure;

/// <summary>A check that lets everything through would hide more than it shows.</summary>
public sealed class ContractTests
{
    private const string Json = "application/json; charset=utf-8";
    private const string Problem = "application/problem+json";

    private const string Me = """{"userId":"local|ada","premiumActive":false,"premiumUntil":null,"tokens":0,"addedLater":true}""";

    private const string Refusal = """{"type":"about:blank","title":"Used up","status":402,"code":"free_text_exhausted"}""";

    [Fact]
    public void An_answer_as_described_passes_with_fields_that_were_added_later()
    {
        Contract.AssertMatches("getMe", 200, Json, Parse(Me));
    }

    [Theory]
    [InlineData("""{"userId":"local|ada","premiumActive":false}""", "$ lacks tokens")]
    [InlineData("""{"userId":"local|ada","premiumActive":"no","tokens":0}""", "$.premiumActive is String, not \"boolean\"")]
    [InlineData("""{"userId":"local|ada","premiumActive":false,"tokens":-1}""", "$.tokens breaks minimum 0")]
    [InlineData("""{"userId":"local|ada","premiumActive":false,"tokens":1.5}""", "$.tokens is Number, not \"integer\"")]
    [InlineData("""{"userId":"a","premiumActive":true,"tokens":0,"premiumUntil":"2026-11-20T18:04:05Z"}""", "which is not of the pattern")]
    [InlineData("""{"userId":"a","premiumActive":true,"tokens":0,"premiumUntil":"2026-13-40T18:04:05.000Z"}""", "no date-time")]
    [InlineData("[]", "$ is Array, not \"object\"")]
    public void An_answer_that_differs_is_named_by_place(string body, string complaint)
    {
        Assert.Contains(complaint, Fails(() => Contract.AssertMatches("getMe", 200, Json, Parse(body))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_mistake_deep_in_a_list_is_found_behind_references()
    {
        const string Body = """
            {"conversationId":"a.b","companionId":"a","companionName":"A","freeRemaining":{"text":1,"media":2,"audio":3},"premiumActive":false,"version":1,
             "messages":[{"id":"1","sender":"ai","kind":"text","text":"hi","createdAt":"2026-11-20T18:04:05.120Z"},
                         {"id":"2","sender":"robot","kind":"text","text":"hi","createdAt":"2026-11-20T18:04:05.120Z"}]}
            """;

        var message = Fails(() => Contract.AssertMatches("getConversation", 200, Json, Parse(Body)));

        Assert.Contains("$.messages[1].sender is \"robot\"", message, StringComparison.Ordinal);
        Assert.DoesNotContain("$.messages[0]", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_problem_passes_where_it_is_listed_and_under_default()
    {
        Contract.AssertMatches("sendMessage", 402, Problem, Parse(Refusal));
        Contract.AssertMatches("getMe", 500, Problem, Parse("""{"type":"about:blank","title":"Oh","status":500,"code":"internal_error"}"""));
    }

    [Fact]
    public void A_problem_tells_the_HTTP_status_and_a_code_of_that_status()
    {
        var status = Fails(() => Contract.AssertMatches("sendMessage", 429, Problem, Parse(Refusal)));

        Assert.Contains("$.status is not the HTTP status", status, StringComparison.Ordinal);
        Assert.Contains("$.code is free_text_exhausted; this status is for [", status, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("getYou", 200, Json, "no such operation")]
    [InlineData("getMe", 201, Json, "no such status")]
    [InlineData("getMe", 200, "text/html", "no such content")]
    [InlineData("getMe", 404, Json, "no such content")]
    [InlineData("markRead", 204, Json, "no such content")]
    public void What_the_document_does_not_list_is_refused(string operationId, int status, string contentType, string complaint)
    {
        Assert.Contains(complaint, Fails(() => Contract.AssertMatches(operationId, status, contentType, Parse(Me))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_push_event_is_held_against_its_schema()
    {
        Contract.AssertPushMatches("entitlementsChanged", Parse("""{"premiumActive":false,"premiumUntil":null,"tokens":0}"""));

        var pascal = Fails(() => Contract.AssertPushMatches("entitlementsChanged", Parse("""{"PremiumActive":false}""")));
        Assert.Contains("$ lacks premiumActive", pascal, StringComparison.Ordinal);
        Assert.Contains("no such push event", Fails(() => Contract.AssertPushMatches("messageLost", Parse("{}"))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"additionalProperties":false,"properties":{"a":{}}}""", """{"a":1,"b":2}""", "$.b is not allowed")]
    [InlineData("""{"oneOf":[{"type":"string"},{"type":"null"}]}""", "1", "fits not exactly one")]
    [InlineData("""{"anyOf":[{"type":"string"},{"type":"null"}]}""", "1", "fits none")]
    [InlineData("""{"allOf":[{"const":1},{"const":2}]}""", "1", "$ is not 2")]
    [InlineData("""{"maxLength":1}""", "\"ab\"", "breaks maxLength 1")]
    [InlineData("""{"minItems":1}""", "[]", "breaks minItems 1")]
    [InlineData("""{"format":"int32"}""", "3000000000", "no int32")]
    [InlineData("""{"format":"uri"}""", "\"not a uri\"", "no uri")]
    [InlineData("""{"dependentSchemas":{}}""", "1", "keyword dependentSchemas, which is not understood")]
    public void Each_keyword_bites(string schema, string value, string complaint)
    {
        Assert.Contains(complaint, Assert.Single(Contract.Check(Parse(schema), Parse(value))), StringComparison.Ordinal);
    }

    private static JsonElement Parse(string json) => JsonElement.Parse(json);

    private static string Fails(Action assertion) => Assert.ThrowsAny<XunitException>(assertion).Message;
}
