using CompanionChat.LocalHost.Durable.Storage;

namespace CompanionChat.Tests.LocalHost.Durable;

/// <summary>A store whose lists never come.</summary>
internal sealed class HangingListStore : MemoryInstanceStore
{
    public override Task<InstancePage> ListAsync(InstanceFilter filter, int pageSize, string? continuation, CancellationToken cancellationToken) =>
        new TaskCompletionSource<InstancePage>().Task;
}
