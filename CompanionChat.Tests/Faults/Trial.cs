using System.Text.Json;
using Azure.Data.Tables;
using CompanionChat.Tests.Drivers;
using CompanionChat.Tests.Features.Payments;
using CompanionChat.Tests.Infrastructure;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace CompanionChat.Tests.Faults;

/// <summary>One visitor who does one thing, and does it again with the same key where it did not succeed.</summary>
public sealed class Trial(Shop shop, Visitor visitor)
{
    public Shop Shop => shop;

    public Visitor Visitor => visitor;

    public string Conversation { get; set; } = "";

    public string Nonce { get; set; } = "";

    public string Order { get; set; } = "";

    /// <summary>What the last acknowledgement named.</summary>
    public string? Acknowledged { get; private set; }

    /// <summary>An acknowledgement is a promise: whoever asks again hears of the same thing.</summary>
    public void Acknowledge(string id)
    {
        Assert.True(Acknowledged is null || Acknowledged == id, $"Acknowledged as {Acknowledged}, and again as {id}.");
        Acknowledged = id;
    }

    /// <summary>Waits until no orchestration is under way.</summary>
    public Task SettledAsync() => Eventually.TrueAsync(
        () => FaultPlan.AsideAsync(async () =>
            await shop.Host.Services.GetRequiredService<DurableTaskClient>().GetAllInstancesAsync().AllAsync(instance => instance.IsCompleted)),
        "every orchestration is finished");

    public Task<List<TableEntity>> RowsAsync() => FaultPlan.AsideAsync(() => shop.Host.RowsAsync(visitor));

    public Task<JsonElement> ViewAsync() => visitor.OpenAsync(Conversation);

    /// <summary>How many rows of a kind there are.</summary>
    public static int Count(IEnumerable<TableEntity> rows, string prefix) => rows.Count(row => row.RowKey.StartsWith(prefix, StringComparison.Ordinal));
}
