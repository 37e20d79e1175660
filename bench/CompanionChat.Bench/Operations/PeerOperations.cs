using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Azure;
using Azure.Data.Tables;

namespace CompanionChat.Bench.Operations;

/// <summary>
/// The peer: what the design that this app came from does in the store for one message, 17 requests one after another, without ETags and without a
/// transaction: nine until the message is accepted, eight until the reply is stored. No HTTP before it, no language model, no push.
/// </summary>
internal sealed class PeerOperations(TableClient table, Turns turns)
{
    private const int HistoryLength = 10;
    private const int ContextMessages = 8;
    private const string Text = "How was your day? Mine was long, and I would like to hear of yours.";

    private readonly ConcurrentDictionary<int, ConcurrentQueue<string>> nonces = new();

    /// <summary>Milliseconds from the first request of each message to its stored reply.</summary>
    public ConcurrentQueue<double> Completed { get; } = new();

    /// <summary>Makes the table, and users each with a conversation.</summary>
    public async Task PrepareAsync(int people)
    {
        await table.CreateIfNotExistsAsync();
        await Task.WhenAll(Enumerable.Range(0, people).Select(async person =>
        {
            var user = User(person);
            foreach (var row in (string[])["user", "profile", "companion", "conversation"])
            {
                await table.UpsertEntityAsync(Row(user, row), TableUpdateMode.Replace);
            }

            for (var number = 0; number < HistoryLength; number++)
            {
                await table.UpsertEntityAsync(Row(user, MessageKey()), TableUpdateMode.Replace);
            }
        }));
    }

    /// <summary>Sees to it that each person has so many nonces.</summary>
    public Task ProvideNoncesAsync(int people, int count) => Task.WhenAll(Enumerable.Range(0, people).Select(async person =>
    {
        var own = nonces.GetOrAdd(person, _ => new ConcurrentQueue<string>());
        var missing = Enumerable.Range(0, Math.Max(0, count - own.Count)).Select(_ => Row(User(person), $"nonce-{RandomNumberGenerator.GetHexString(20)}"));
        foreach (var batch in missing.Chunk(100))
        {
            await table.SubmitTransactionAsync(batch.Select(row => new TableTransactionAction(TableTransactionActionType.Add, row)));
            Array.ForEach(batch, row => own.Enqueue(row.RowKey));
        }
    }));

    /// <summary>Sends a message and answers it.</summary>
    /// <returns>Milliseconds to the acceptance.</returns>
    public async Task<double?> SendAsync(int client)
    {
        var person = turns.Next(client);
        var user = User(person);
        if (!nonces.GetOrAdd(person, _ => new ConcurrentQueue<string>()).TryDequeue(out var nonce))
        {
            return null;
        }

        var job = Row(user, $"job-{RandomNumberGenerator.GetHexString(20)}");

        var begin = Stopwatch.GetTimestamp();
        await ReadAsync(user, "user");
        await ReadAsync(user, nonce);
        await table.DeleteEntityAsync(user, nonce, ETag.All);
        await ReadAsync(user, "conversation");
        await ReadAsync(user, "profile");
        await PatchAsync(user, "FreeText");
        await table.AddEntityAsync(Row(user, MessageKey()));
        await PatchAsync(user, "Preview");
        await table.AddEntityAsync(job);
        var accepted = Stopwatch.GetElapsedTime(begin).TotalMilliseconds;

        await ReadAsync(user, job.RowKey);
        await table.DeleteEntityAsync(user, job.RowKey, ETag.All);
        await ReadAsync(user, "conversation");
        await ReadAsync(user, "companion");
        await ReadNewestAsync(user);
        await table.AddEntityAsync(Row(user, MessageKey()));
        await ReadAsync(user, "conversation");
        await PatchAsync(user, "Preview");
        Completed.Enqueue(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        return accepted;
    }

    private static string User(int person) => string.Create(CultureInfo.InvariantCulture, $"user-{person:D3}");

    // Newest first, as the app's own are.
    private static string MessageKey() => string.Create(
        CultureInfo.InvariantCulture,
        $"msg-{DateTime.MaxValue.Ticks - TimeProvider.System.GetUtcNow().UtcTicks:D19}-{RandomNumberGenerator.GetHexString(8)}");

    private static TableEntity Row(string user, string key) => new(user, key) { ["Text"] = Text, ["At"] = TimeProvider.System.GetUtcNow() };

    private Task ReadAsync(string user, string key) => table.GetEntityIfExistsAsync<TableEntity>(user, key);

    private Task PatchAsync(string user, string column) =>
        table.UpdateEntityAsync(new TableEntity(user, "conversation") { [column] = Text }, ETag.All, TableUpdateMode.Merge);

    private async Task ReadNewestAsync(string user)
    {
        var filter = $"PartitionKey eq '{user}' and RowKey ge 'msg-' and RowKey lt 'msg-~'";
        await foreach (var page in table.QueryAsync<TableEntity>(filter, ContextMessages).AsPages(pageSizeHint: ContextMessages))
        {
            if (page.Values.Count > 0)
            {
                break;
            }
        }
    }
}
