using Azure;
using Azure.Data.Tables;

namespace CompanionChat.LocalHost.Durable.Storage;

/// <summary>
/// Instances in Table Storage: table <c>{hub}Instances</c>, PartitionKey = instance id, one row each. With the history in the row a
/// step is one merge and a recovery one query. Lists scan the table, which the real engine's instance table does not avoid either.
/// </summary>
internal sealed class TableInstanceStore(TableServiceClient service, string hub) : IInstanceStore
{
    private readonly TableClient table = service.GetTableClient(hub + "Instances");

    public async Task EnsureCreatedAsync(CancellationToken cancellationToken) => await table.CreateIfNotExistsAsync(cancellationToken);

    public async Task<string?> AddAsync(InstanceRecord instance, CancellationToken cancellationToken)
    {
        try
        {
            return ETagOf(await table.AddEntityAsync(InstanceEntity.Whole(instance), cancellationToken));
        }
        catch (RequestFailedException exists) when (exists is { Status: 409, ErrorCode: "EntityAlreadyExists" })
        {
            return null;
        }
    }

    public Task<string?> UpdateAsync(InstanceRecord instance, int stored, CancellationToken cancellationToken) =>
        WriteAsync(instance, InstanceEntity.Changed(instance, stored), TableUpdateMode.Merge, cancellationToken);

    public Task<string?> ReplaceAsync(InstanceRecord instance, CancellationToken cancellationToken) =>
        WriteAsync(instance, InstanceEntity.Whole(instance), TableUpdateMode.Replace, cancellationToken);

    public async Task<InstanceRecord?> GetAsync(string instanceId, CancellationToken cancellationToken)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(instanceId, InstanceEntity.RowKey, null, cancellationToken);
        return found.HasValue ? InstanceEntity.Read(found.Value!) : null;
    }

    public async Task<InstancePage> ListAsync(
        InstanceFilter filter, int pageSize, string? continuation, CancellationToken cancellationToken)
    {
        var query = table.QueryAsync<TableEntity>(
            Spell(filter), pageSize, filter.WithHistory ? null : InstanceEntity.WithoutHistory, cancellationToken);
        await foreach (var page in query.AsPages(continuation, pageSize).WithCancellation(cancellationToken))
        {
            return new InstancePage([.. page.Values.Select(InstanceEntity.Read)], NullIfEmpty(page.ContinuationToken));
        }

        return new InstancePage([], null);
    }

    public async Task<bool> DeleteAsync(InstanceRecord instance, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await table.DeleteEntityAsync(instance.InstanceId, InstanceEntity.RowKey, new ETag(instance.ETag), cancellationToken);
            return answer.Status != 404;
        }
        catch (RequestFailedException changed) when (changed.Status is 404 or 412)
        {
            return false;
        }
    }

    private async Task<string?> WriteAsync(InstanceRecord instance, TableEntity entity, TableUpdateMode mode, CancellationToken cancellationToken)
    {
        try
        {
            return ETagOf(await table.UpdateEntityAsync(entity, new ETag(instance.ETag), mode, cancellationToken));
        }
        catch (RequestFailedException changed) when (changed.Status is 412 || changed is { Status: 404, ErrorCode: "ResourceNotFound" })
        {
            return null;
        }
    }

    private static string? Spell(InstanceFilter filter)
    {
        var clauses = new List<string>();
        if (filter.Finished is { } finished)
        {
            clauses.Add(TableClient.CreateQueryFilter($"Live eq {!finished}"));
        }

        if (filter.NotWrittenBy is { } writer)
        {
            clauses.Add(TableClient.CreateQueryFilter($"Writer ne {writer}"));
        }

        if (filter.CreatedFrom is { } from)
        {
            clauses.Add(TableClient.CreateQueryFilter($"CreatedAt ge {from}"));
        }

        if (filter.CreatedTo is { } to)
        {
            clauses.Add(TableClient.CreateQueryFilter($"CreatedAt le {to}"));
        }

        if (filter.IdPrefix is { Length: > 0 } prefix)
        {
            clauses.Add(TableClient.CreateQueryFilter($"PartitionKey ge {prefix} and PartitionKey lt {prefix + '\uffff'}"));
        }

        return clauses.Count == 0 ? null : string.Join(" and ", clauses);
    }

    private static string ETagOf(Response response) =>
        response.Headers.ETag?.ToString() ?? throw new InvalidOperationException("The storage answered a write without an ETag.");

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
