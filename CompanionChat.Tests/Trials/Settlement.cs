using System.Text.Json;
using Azure.Data.Tables;

namespace CompanionChat.Tests.Trials;

/// <summary>What became of the one message of a conversation.</summary>
/// <param name="Messages">How many of the user's messages there are.</param>
/// <param name="Id">The id of one of them.</param>
/// <param name="Status">Its status, as the API tells it.</param>
/// <param name="Replies">How many replies there are, to whichever message.</param>
/// <param name="RepliesToIt">How many of them answer it.</param>
/// <param name="FreeText">The quota that is left.</param>
/// <param name="Pending">How many replies the conversation still waits for.</param>
public sealed record Settlement(int Messages, string? Id, string? Status, int Replies, int RepliesToIt, int FreeText, int Pending)
{
    /// <summary>As if the message had never been sent.</summary>
    public static Settlement Nothing { get; } = new(0, null, null, 0, 0, 10, 0);

    /// <summary>Answered once, and paid once.</summary>
    public static Settlement Answered(string? id) => new(1, id, "answered", 1, 1, 9, 0);

    /// <summary>Failed, and given back once.</summary>
    public static Settlement Released(string? id) => new(1, id, "failed", 0, 0, 10, 0);

    /// <summary>Reads it from the conversation and from the rows behind it, which must say the same.</summary>
    public static Settlement Of(JsonElement view, IReadOnlyList<TableEntity> rows)
    {
        var messages = view.GetProperty("messages").EnumerateArray().ToList();
        Assert.Equal(rows.Count(row => row.RowKey.StartsWith("msg~", StringComparison.Ordinal)), messages.Count);
        var sent = messages.Where(message => Text(message, "sender") == "user").ToList();
        Assert.All(sent, message => Assert.Equal(Trial.Key, Text(message, "clientId")));
        var replies = messages.Select(message => Text(message, "inReplyTo")).OfType<string>().ToList();
        var id = sent.Count > 0 ? Text(sent[0], "id") : null;
        return new Settlement(
            sent.Count,
            id,
            sent.Count > 0 ? Text(sent[0], "status") : null,
            replies.Count,
            replies.Count(to => to == id),
            view.GetProperty("freeRemaining").GetProperty("text").GetInt32(),
            rows.Single(row => row.RowKey.StartsWith("conv~", StringComparison.Ordinal)).GetInt32("PendingReplies")!.Value);
    }

    private static string? Text(JsonElement message, string name) => message.TryGetProperty(name, out var value) ? value.GetString() : null;
}
