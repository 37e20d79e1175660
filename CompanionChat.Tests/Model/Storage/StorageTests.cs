using CompanionChat.Domain.Conversations;
using CompanionChat.Domain.Payments;
using CompanionChat.Tests.Infrastructure;
using CompanionChat.Tests.Model.Azurite;
using CompanionChat.Tests.Model.Memory;
using CompanionChat.Tests.Model.Sequences;
using CompanionChat.Tests.Model.Simulation;
using Microsoft.Extensions.DependencyInjection;
using LocalAzurite = CompanionChat.LocalHost.Storage.Azurite;

namespace CompanionChat.Tests.Model.Storage;

/// <summary>
/// The table in memory, on which sequences and races run, answers as the app's own adapter does on Azurite: to every read and every commit of random
/// steps. Both as Azurite is, and as the local host runs it.
/// </summary>
public sealed class StorageTests
{
    // A step makes several requests: these are a hundredth of the sequences that need none.
    private const int Share = 100;

    [Fact]
    public async Task The_table_in_memory_answers_as_Azurite_does() => await CompareAsync(await AzuriteServer.ConnectionStringAsync());

    [Fact]
    public async Task The_table_in_memory_answers_as_the_Azurite_of_the_local_host_does()
    {
        await using var azurite = LocalAzurite.Start(Contract.RepositoryRoot(), folder: null);
        var port = await azurite.PortAsync(CancellationToken.None);
        await azurite.ReadyAsync(CancellationToken.None);
        await CompareAsync(
            $"DefaultEndpointsProtocol=http;AccountName={AzuriteServer.AccountName};AccountKey={AzuriteServer.AccountKey};TableEndpoint=http://127.0.0.1:{port}/{AzuriteServer.AccountName}");
    }

    private static Task CompareAsync(string connectionString) =>
        RandomRuns.CheckAsync(StoreSteps.Arbitrary, steps => CompareAsync(connectionString, steps).GetAwaiter().GetResult(), Share);

    private static async Task CompareAsync(string connectionString, IReadOnlyList<StoreStep> steps)
    {
        var memory = new MemoryChat(new MemoryTable(), new FaultyPace(Fault.None, 0));
        await using var adapter = await AzuriteTable.OpenAsync(connectionString);
        await new BothStores(new Store(memory, memory), new Store(adapter.GetRequiredService<IChatStore>(), adapter.GetRequiredService<IOrderStore>())).RunAsync(steps);
    }
}
