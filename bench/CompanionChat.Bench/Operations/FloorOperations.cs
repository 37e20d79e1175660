using System.Diagnostics;
using System.Security.Cryptography;
using Azure.Data.Tables;
using CompanionChat.Bench.Load;
using CompanionChat.Domain.Conversations;
using CompanionChat.Domain.Visitors;

namespace CompanionChat.Bench.Operations;

/// <summary>
/// The floor: the storage requests that each operation cannot do without, made bare, with the same client, on the same rows of the same Azurite. No
/// HTTP before them, no rule, no orchestration, no siteverify.
/// </summary>
internal sealed class FloorOperations(Crowd crowd, Turns turns, TableClient table, TableClient starts) : IOperations
{
    private const int PageOfMessages = 51;
    private const int PageOfNonces = 50;

    private int minted;

    /// <summary>Makes the table of starts.</summary>
    public async Task PrepareAsync() => await starts.CreateIfNotExistsAsync();

    /// <inheritdoc/>
    public Task<double?> SendAsync(int client) => SendAsync(client, withStart: false);

    /// <summary>
    /// Accepts a message so that it will be answered whatever dies in between: with one row more, which has to be stored after what was read has been
    /// looked at, and before the transaction.
    /// </summary>
    public Task<double?> StartAndSendAsync(int client) => SendAsync(client, withStart: true);

    /// <inheritdoc/>
    public async Task<double?> OpenAsync(int client)
    {
        var person = turns.Next(client, crowd);
        var begin = Stopwatch.GetTimestamp();
        await Task.WhenAll(
            PointAsync(person, Rows.Profile),
            PointAsync(person, Rows.Conversation),
            FirstPageAsync(Rows.Messages(person.Key), PageOfMessages));
        return Since(begin);
    }

    /// <inheritdoc/>
    public async Task<double?> ThreadsAsync(int client)
    {
        var person = turns.Next(client, crowd);
        var begin = Stopwatch.GetTimestamp();
        await FirstPageAsync(Rows.Conversations(person.Key), pageSize: null);
        return Since(begin);
    }

    /// <inheritdoc/>
    public async Task<double?> ReadAsync(int client)
    {
        var person = turns.Next(client, crowd);
        var begin = Stopwatch.GetTimestamp();
        var profile = PointAsync(person, Rows.Profile);
        var conversation = PointAsync(person, Rows.Conversation);
        await Task.WhenAll(profile, conversation);
        await table.UpdateEntityAsync(await conversation, (await conversation).ETag, TableUpdateMode.Replace);
        return Since(begin);
    }

    /// <inheritdoc/>
    public async Task<double?> MintAsync(int client)
    {
        var person = crowd.BareMinters[(int)((uint)Interlocked.Increment(ref minted) % crowd.BareMinters.Count)];
        var now = TimeProvider.System.GetUtcNow();
        var id = NonceId.From(now, RandomNumberGenerator.GetBytes(NonceId.EntropyBytes));
        var begin = Stopwatch.GetTimestamp();
        await Task.WhenAll(
            table.AddEntityAsync(new TableEntity(person.Key.Value, Rows.Nonce(id)) { ["ExpiresAt"] = now.AddMinutes(2) }),
            FirstPageAsync(Rows.Nonces(person.Key), PageOfNonces));
        return Since(begin);
    }

    private async Task<double?> SendAsync(int client, bool withStart)
    {
        var person = turns.Next(client, crowd);
        if (!person.Nonces.TryDequeue(out var nonceId))
        {
            return null;
        }

        var begin = Stopwatch.GetTimestamp();
        var profile = PointAsync(person, Rows.Profile);
        var conversation = PointAsync(person, Rows.Conversation);
        var nonce = PointAsync(person, Rows.Nonce(nonceId));
        await Task.WhenAll(profile, conversation, nonce);
        var message = Rows.Message(person.Key, NewMessage());
        var used = Rows.Used(await nonce, message);
        if (withStart)
        {
            await starts.AddEntityAsync(Rows.Start(message.RowKey.Split('~')[^1]));
        }

        await table.SubmitTransactionAsync(
        [
            new TableTransactionAction(TableTransactionActionType.UpdateReplace, used, used.ETag),
            new TableTransactionAction(TableTransactionActionType.UpdateReplace, await conversation, (await conversation).ETag),
            new TableTransactionAction(TableTransactionActionType.Add, message),
        ]);
        return Since(begin);
    }

    private static MessageId NewMessage() =>
        MessageId.From(TimeProvider.System.GetUtcNow(), RandomNumberGenerator.GetBytes(MessageId.EntropyBytes));

    private static double Since(long begin) => Stopwatch.GetElapsedTime(begin).TotalMilliseconds;

    private async Task<TableEntity> PointAsync(Person person, string rowKey)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(person.Key.Value, rowKey);
        return row.HasValue ? row.Value! : throw new InvalidOperationException($"{rowKey} is missing.");
    }

    private async Task FirstPageAsync(string filter, int? pageSize)
    {
        await foreach (var page in table.QueryAsync<TableEntity>(filter, pageSize).AsPages(pageSizeHint: pageSize))
        {
            if (page.Values.Count > 0)
            {
                break;
            }
        }
    }
}
