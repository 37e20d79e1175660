using CompanionChat.LocalHost.Durable.Storage;

namespace CompanionChat.Tests.LocalHost.Durable;

/// <summary>A store whose pipeline repeats every insert, since the first answer is lost: the second finds a row.</summary>
internal sealed class RepeatedInsertStore : MemoryInstanceStore
{
    public override async Task<string?> AddAsync(InstanceRecord instance, CancellationToken cancellationToken)
    {
        await base.AddAsync(instance, cancellationToken);
        return await base.AddAsync(instance, cancellationToken);
    }
}
