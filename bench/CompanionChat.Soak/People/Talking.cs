using System.Globalization;
using CompanionChat.Soak.Checks;

namespace CompanionChat.Soak.People;

/// <summary>Starts conversations and sends messages: once, twice at the same time, and again where the answer was lost, as a client does.</summary>
internal sealed class Talking(Visitor visitor, Stage stage)
{
    /// <summary>What counts the messages that were begun.</summary>
    public const string Sends = "messages sent";

    private const int MostTries = 8;
    private const int LongText = 3000;
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(400);

    private static readonly string[] Phrases =
    [
        "How was your day?", "I walked along the river.", "Thank you for that.", "What would you cook tonight?", "I could not sleep.", "Tell me about the sea.",
    ];

    private int number;

    /// <summary>Starts the conversation with a companion, or finds it.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var companionId = visitor.One(stage.Companions);
        if (await visitor.AskAsync("start", HttpMethod.Post, "/api/conversations", cancellationToken, new { companionId }) is not { IsDone: true } started)
        {
            return;
        }

        var id = started.Text("conversationId");
        if (!visitor.OwnConversations.Contains(id))
        {
            stage.Condemn(Rules.Private, visitor, $"starting led to conversation {id}, which is another's");
        }

        visitor.Ledger.Add(companionId, id);
    }

    /// <summary>Sends a message, and does not rest until it knows what became of it.</summary>
    /// <returns>Whether there is quota left.</returns>
    public async Task<bool> SendAsync(CancellationToken cancellationToken)
    {
        var conversation = visitor.One([.. visitor.Ledger.Conversations.Values]);
        if (await MintAsync(cancellationToken) is not { } nonceId)
        {
            return true;
        }

        var sent = new Sent(conversation, Compose(), nonceId, visitor.NewName("say"));
        visitor.Ledger.Add(sent);
        stage.Events.Add(Sends);
        var tabs = visitor.Happens(10) ? 2 : 1;
        var answers = await Task.WhenAll(Enumerable.Range(0, tabs).Select(_ => PostAsync(tabs == 1 ? "send" : "send twice at once", sent, cancellationToken)));
        var last = answers.FirstOrDefault(answer => answer is { IsDone: true }) ?? answers[^1];
        for (var tries = 1; last is not ({ IsDone: true } or { IsRefused: true }) && tries < MostTries; tries++)
        {
            await Task.Delay(BetweenTries * tries, cancellationToken);
            last = await PostAsync("send again", sent, cancellationToken);
        }

        if (sent.Acknowledged is null)
        {
            sent.IsSettled = last is { IsRefused: true };
        }
        else if (visitor.Happens(15))
        {
            await RepeatAsync(sent, cancellationToken);
        }

        return last?.Status != 402;
    }

    /// <summary>Sends an accepted message again: that changes nothing, and tells the same.</summary>
    public async Task RepeatAsync(Sent sent, CancellationToken cancellationToken)
    {
        if (await PostAsync("repeat", sent, cancellationToken) is { IsRefused: true } refused)
        {
            stage.Condemn(Rules.Durable, visitor, $"message {sent.Acknowledged!.MessageId} was accepted, and its repetition refused with {refused.Status} {refused.Code}");
        }
    }

    private async Task<string?> MintAsync(CancellationToken cancellationToken) =>
        await visitor.AskAsync("mint", HttpMethod.Post, "/api/nonces", cancellationToken, new { token = visitor.NewName("token") }) is { IsDone: true } minted
            ? minted.Text("nonceId")
            : null;

    private string Compose()
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{visitor.Marker} {++number}: {visitor.One(Phrases)}");
        return visitor.Happens(5) ? text.PadRight(LongText, '.') : text;
    }

    private async Task<Answer?> PostAsync(string what, Sent sent, CancellationToken cancellationToken)
    {
        var path = $"/api/conversations/{sent.ConversationId}/messages";
        var answer = await visitor.AskAsync(what, HttpMethod.Post, path, cancellationToken, new { text = sent.Text, nonceId = sent.NonceId }, sent.Key);
        if (answer is { Status: 202 })
        {
            Accepted(sent, answer);
        }
        else if (answer is { IsRefused: true, Status: not (402 or 429) })
        {
            stage.Condemn(Rules.Durable, visitor, $"{sent.Key} was refused with {answer.Status} {answer.Code}, though conversation and nonce {sent.NonceId} were acknowledged");
        }
        else if (answer is not null)
        {
            stage.Events.Add(answer.Code);
        }

        return answer;
    }

    private void Accepted(Sent sent, Answer answer)
    {
        var id = answer.Body.GetProperty("message").GetProperty("id").GetString()!;
        var told = sent.Accepted(id);
        stage.Verdict.Checked(told is null || string.Equals(told, id, StringComparison.Ordinal)
            ? []
            : [new Violation(Rules.Durable, visitor.Marker, $"{sent.Key} was accepted as {told}, and then as {id}")]);
        if (told is null)
        {
            stage.Events.Add("messages accepted");
        }
    }
}
