namespace CompanionChat.Tests.LocalHost.Durable;

/// <summary>Makes a store die at one of its writes, for good: before it is carried out, or after it, with its answer.</summary>
internal sealed class DyingStore
{
    private readonly TaskCompletionSource died = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public DyingStore(MemoryInstanceStore store, int atWrite, bool carriedOut)
    {
        store.BeforeWrite = (_, number) => DieIf(number > atWrite || (number == atWrite && !carriedOut));
        store.AfterWrite = (_, count) => DieIf(count >= atWrite && carriedOut);
    }

    /// <summary>Ends when it has died.</summary>
    public Task Died => died.Task;

    /// <summary>Lets a store live.</summary>
    public static void Heal(MemoryInstanceStore store)
    {
        store.BeforeWrite = static (_, _) => { };
        store.AfterWrite = static (_, _) => { };
    }

    private void DieIf(bool condition)
    {
        if (condition)
        {
            died.TrySetResult();
            throw new IOException("The storage is gone.");
        }
    }
}
