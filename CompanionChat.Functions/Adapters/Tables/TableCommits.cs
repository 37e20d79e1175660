using Azure;
using Azure.Data.Tables;
using CompanionChat.Domain;
using CompanionChat.Domain.Conversations;
using CompanionChat.Domain.Payments;
using CompanionChat.Domain.Visitors;
using Polly;
using Polly.Retry;

namespace CompanionChat.Functions.Adapters.Tables;

/// <summary>Writes several rows of a user, or none (entity group transaction).</summary>
internal sealed class TableCommits(TableClient table, TimeProvider clock)
{
    // A batch answers 202 even when an operation inside it was throttled, so the client's own retries do not see it
    // (https://github.com/Azure/azure-sdk-for-net/issues/46845). Repeating is safe: inserts and ETags let it in once.
    private readonly ResiliencePipeline innerFailures = new ResiliencePipelineBuilder { TimeProvider = clock }
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<TableTransactionFailedException>(failed => failed.Status is 429 or 500 or 503),
            MaxRetryAttempts = 4,
            Delay = TimeSpan.FromMilliseconds(50),
            MaxDelay = TimeSpan.FromSeconds(1),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
        })
        .Build();

    public async Task<bool> CommitAsync(UserKey user, IReadOnlyList<Change> changes, CancellationToken cancellationToken)
    {
        try
        {
            if (changes.Count == 1)
            {
                return await WriteAsync(user, changes[0], cancellationToken);
            }

            var actions = changes.Select(change => Action(user, change)).ToList();
            await innerFailures.ExecuteAsync(async token => await table.SubmitTransactionAsync(actions, token), cancellationToken);
            return true;
        }
        catch (RequestFailedException failed) when (failed.Status is 404 or 409 or 412 && failed.ErrorCode is not "TableNotFound")
        {
            return false;
        }
    }

    private async Task<bool> WriteAsync(UserKey user, Change change, CancellationToken cancellationToken)
    {
        var row = Row(user, change.Row);
        var answer = await (change.Kind switch
        {
            ChangeKind.Insert => table.AddEntityAsync(row, cancellationToken),
            ChangeKind.Replace => table.UpdateEntityAsync(row, new ETag(change.Tag!), TableUpdateMode.Replace, cancellationToken),
            _ => table.DeleteEntityAsync(row.PartitionKey, row.RowKey, new ETag(change.Tag!), cancellationToken),
        });

        // To the client a row that is gone is as good as deleted; here it is not as it was read.
        return answer.Status != 404;
    }

    private static TableTransactionAction Action(UserKey user, Change change) => change.Kind switch
    {
        ChangeKind.Insert => new TableTransactionAction(TableTransactionActionType.Add, Row(user, change.Row)),
        ChangeKind.Replace => new TableTransactionAction(TableTransactionActionType.UpdateReplace, Row(user, change.Row), new ETag(change.Tag!)),
        _ => new TableTransactionAction(TableTransactionActionType.Delete, Row(user, change.Row), new ETag(change.Tag!)),
    };

    private static ITableEntity Row(UserKey user, IChatRow row) => row switch
    {
        Conversation conversation => ConversationRow.Of(user, conversation),
        Message message => MessageRow.Of(user, message),
        Nonce nonce => NonceRow.Of(user, nonce),
        Profile profile => ProfileRow.Of(user, profile),
        Order order => OrderRow.Of(user, order),
        OpenCheckout open => OpenCheckoutRow.Of(user, open),
        RepeatedCheckout repeated => RepeatedCheckoutRow.Of(user, repeated),
        _ => throw new NotSupportedException($"No row is known for {row.GetType().Name}."),
    };
}
