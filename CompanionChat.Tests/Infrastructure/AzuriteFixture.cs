using System.Security.Cryptography;
using Azure.Data.Tables;

namespace CompanionChat.Tests.Infrastructure;

/// <summary>The run's one Azurite as a fixture of a class or a collection, and tables of one's own on it.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    /// <summary>How to reach it; set before the first test.</summary>
    public string ConnectionString { get; private set; } = "";

    public async Task InitializeAsync() => ConnectionString = await AzuriteServer.ConnectionStringAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>A new table that nobody else uses.</summary>
    public async Task<TableClient> NewTableAsync(TableClientOptions? options = null)
    {
        var table = new TableClient(ConnectionString, NewTableName(), options);
        await table.CreateIfNotExistsAsync();
        return table;
    }

    /// <summary>A name that no table has.</summary>
    public static string NewTableName() => "T" + RandomNumberGenerator.GetHexString(20);
}
