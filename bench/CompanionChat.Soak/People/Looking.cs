using System.Text.Json;
using CompanionChat.Soak.Checks;

namespace CompanionChat.Soak.People;

/// <summary>Reads: the list, a conversation and all of its pages, who one is and what one bought; and marks as read.</summary>
internal sealed class Looking(Visitor visitor, Stage stage)
{
    private const int PageSize = 30;

    /// <summary>Reads the list: every conversation that was started is in it.</summary>
    public async Task ListAsync(CancellationToken cancellationToken)
    {
        var started = visitor.Ledger.Conversations.Values.ToList();
        if (await GetAsync("threads", "/api/threads", cancellationToken) is { } list)
        {
            var listed = list.GetProperty("threads").EnumerateArray().Select(thread => thread.GetProperty("conversationId").GetString()!).ToList();
            stage.Verdict.Checked(
                [
                    .. started.Except(listed, StringComparer.Ordinal).Select(id => Wrong(Rules.Durable, $"conversation {id} was started, and is not listed")),
                    .. listed.Where(id => !visitor.OwnConversations.Contains(id)).Select(id => Wrong(Rules.Private, $"conversation {id} is listed")),
                ]);
        }
    }

    /// <summary>Reads who one is and what one bought.</summary>
    public async Task ReadMeAsync(CancellationToken cancellationToken)
    {
        if (await GetAsync("me", "/api/me", cancellationToken) is { } me)
        {
            stage.Verdict.Checked(me.GetProperty("tokens").GetInt64() < 0 ? [Wrong(Rules.Balance, "the balance is below zero")] : []);
        }

        var known = visitor.Ledger.Purchases.Select(purchase => purchase.OrderId).ToList();
        if (await GetAsync("orders", "/api/me/orders", cancellationToken) is { } orders)
        {
            var listed = orders.GetProperty("orders").EnumerateArray().Select(order => order.GetProperty("sessionId").GetString()!);
            stage.Verdict.Checked(known.Except(listed, StringComparer.Ordinal).Select(id => Wrong(Rules.Durable, $"order {id} was opened, and is not listed")));
        }
    }

    /// <summary>Opens a conversation, sometimes back to its beginning, and marks it as read.</summary>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        var id = visitor.One([.. visitor.Ledger.Conversations.Values]);
        if (visitor.Happens(30))
        {
            await ReadWholeAsync(id, cancellationToken);
        }
        else if (await GetAsync("open", $"/api/conversations/{id}", cancellationToken) is { } view)
        {
            var newest = view.GetProperty("messages").EnumerateArray().Last();
            _ = Seen(id, view);
            await visitor.AskAsync(
                "read", HttpMethod.Post, $"/api/conversations/{id}/read", cancellationToken, new { at = newest.GetProperty("createdAt").GetString() });
        }
    }

    /// <summary>Reads all pages of a conversation: what was accepted before is in it, once, and in order.</summary>
    public async Task ReadWholeAsync(string id, CancellationToken cancellationToken)
    {
        var accepted = visitor.Ledger.Sent
            .Where(sent => sent.ConversationId.Equals(id, StringComparison.Ordinal))
            .Select(sent => sent.Acknowledged).OfType<Acknowledged>().ToList();
        var (seen, cursor) = (new List<string>(), "");
        do
        {
            if (await GetAsync("page", $"/api/conversations/{id}?limit={PageSize}{cursor}", cancellationToken) is not { } page)
            {
                return;
            }

            seen.InsertRange(0, Seen(id, page));
            cursor = page.TryGetProperty("nextCursor", out var next) && next.GetString() is { } before ? $"&before={Uri.EscapeDataString(before)}" : "";
        }
        while (cursor.Length > 0);

        var counts = seen.CountBy(message => message, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        stage.Verdict.Checked(
            [
                .. accepted.Where(told => !counts.ContainsKey(told.MessageId))
                    .Select(told => Wrong(Rules.Durable, $"message {told.MessageId} was accepted, and is on no page of {id}")),
                .. counts.Where(count => count.Value > 1)
                    .Select(count => Wrong(Rules.Durable, $"message {count.Key} is on the pages of {id} {count.Value} times")),
            ]);
    }

    /// <summary>Holds what is shown against the rows, when nothing happens any more.</summary>
    public async Task CompareAsync(UserRows rows, CancellationToken cancellationToken)
    {
        if (await GetAsync("me", "/api/me", cancellationToken) is { } me)
        {
            var shown = me.GetProperty("tokens").GetInt64();
            var isTold = me.TryGetProperty("premiumUntil", out var end) && end.ValueKind is JsonValueKind.String;
            var until = isTold ? end.GetDateTimeOffset() : (DateTimeOffset?)null;
            stage.Verdict.Checked(shown == (rows.Profile?.Tokens ?? 0) && until == rows.Profile?.PremiumUntil
                ? []
                : [Wrong(Rules.Balance, $"{shown} tokens and premium until {until:O} are shown, and {rows.Profile} is stored")]);
        }

        foreach (var conversation in rows.Conversations)
        {
            if (await GetAsync("open", $"/api/conversations/{visitor.ConversationWith(conversation.CompanionId)}", cancellationToken) is { } view)
            {
                var free = view.GetProperty("freeRemaining").GetProperty("text").GetInt32();
                stage.Verdict.Checked(free == conversation.FreeText
                    ? []
                    : [Wrong(Rules.Balance, $"{free} free with {conversation.CompanionId} are shown, and {conversation.FreeText} stored")]);
            }
        }
    }

    private async Task<JsonElement?> GetAsync(string what, string path, CancellationToken cancellationToken)
    {
        var answer = await visitor.AskAsync(what, HttpMethod.Get, path, cancellationToken);
        if (answer is { IsRefused: true })
        {
            stage.Condemn(Rules.Durable, visitor, $"\"{what}\" was refused with {answer.Status} {answer.Code}: {path}");
        }

        return answer is { IsDone: true } ? answer.Body : null;
    }

    private List<string> Seen(string id, JsonElement view)
    {
        var messages = view.GetProperty("messages").EnumerateArray().ToList();
        var keys = visitor.Ledger.Keys;
        var free = view.GetProperty("freeRemaining").GetProperty("text").GetInt32();
        stage.Verdict.Checked(
            [
                .. messages.Where(message => message.TryGetProperty("clientId", out var key) && !keys.Contains(key.GetString()!))
                    .Select(message => Wrong(Rules.Private, $"{id} shows message {message.GetProperty("id").GetString()}, which this user never sent")),
                .. free < 0 ? [Wrong(Rules.Balance, $"{id} has less than nothing free")] : (Violation[])[],
            ]);
        return [.. messages.Select(message => message.GetProperty("id").GetString()!)];
    }

    private Violation Wrong(string rule, string what) => new(rule, visitor.Marker, what);
}
