using CompanionChat.Soak.Checks;

namespace CompanionChat.Soak.People;

/// <summary>Asks for what is another's: there is no such thing.</summary>
internal sealed class Prying(Visitor visitor, Stage stage)
{
    /// <summary>Asks for another's conversation or order, or writes into the conversation.</summary>
    public async Task PryAsync(Visitor other, CancellationToken cancellationToken)
    {
        var conversation = visitor.One([.. other.OwnConversations]);
        var order = other.Ledger.Purchases.FirstOrDefault()?.OrderId;
        (HttpMethod Method, string Path, object? Body) asked = visitor.Random.Next(4) switch
        {
            0 => (HttpMethod.Post, $"/api/conversations/{conversation}/messages", new { text = $"{visitor.Marker} was here", nonceId = "" }),
            1 => (HttpMethod.Post, $"/api/conversations/{conversation}/read", new { at = "2026-01-01T00:00:00.000Z" }),
            2 when order is not null => (HttpMethod.Get, $"/api/checkout/{order}", null),
            _ => (HttpMethod.Get, $"/api/conversations/{conversation}", null),
        };
        var answer = await visitor.AskAsync("another's", asked.Method, asked.Path, cancellationToken, asked.Body);
        stage.Verdict.Checked(answer is null or { Status: 404 or 503 }
            ? []
            : [new Violation(Rules.Private, visitor.Marker, $"{asked.Method} {asked.Path}, which is {other.Marker}'s, was answered with {answer.Status}")]);
    }
}
