using CompanionChat.LocalHost.Durable.Storage;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace CompanionChat.LocalHost.Durable;

/// <summary>The instances that a query asks for, page by page. A page may be empty and still have a next.</summary>
internal sealed class InstanceListing(OrchestrationEngine engine, OrchestrationQuery query) : AsyncPageable<OrchestrationMetadata>
{
    public override async IAsyncEnumerable<Page<OrchestrationMetadata>> AsPages(string? continuationToken = null, int? pageSizeHint = null)
    {
        var statuses = query.Statuses?.ToHashSet();
        var filter = new InstanceFilter(
            CreatedFrom: query.CreatedFrom,
            CreatedTo: query.CreatedTo,
            IdPrefix: query.InstanceIdPrefix,
            WithHistory: query.FetchInputsAndOutputs);
        var next = continuationToken ?? query.ContinuationToken;
        do
        {
            var page = await engine.Store.ListAsync(filter, pageSizeHint ?? query.PageSize, next, CancellationToken.None);
            var found = page.Instances
                .Select(stored => InstanceMetadata.From(stored, engine.IsLive(stored.InstanceId), query.FetchInputsAndOutputs))
                .Where(instance => statuses is null || statuses.Count == 0 || statuses.Contains(instance.RuntimeStatus));
            next = page.Continuation;
            yield return new Page<OrchestrationMetadata>([.. found], next);
        }
        while (next is not null);
    }
}
