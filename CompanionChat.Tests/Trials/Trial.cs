using System.Text.Json;
using Azure.Data.Tables;
using CompanionChat.Tests.Drivers;

namespace CompanionChat.Tests.Trials;

/// <summary>One visitor who does one thing, and does it again with the same key where it did not succeed.</summary>
public sealed class Trial(IStage stage, Visitor visitor)
{
    /// <summary>The Idempotency-Key of all that has one.</summary>
    public const string Key = "the-key";

    public IStage Stage => stage;

    public Visitor Visitor => visitor;

    public string Companion { get; set; } = "";

    public string Conversation { get; set; } = "";

    public string Nonce { get; set; } = "";

    public string Order { get; set; } = "";

    /// <summary>What the last acknowledgement named.</summary>
    public string? Acknowledged { get; private set; }

    /// <summary>Somebody whom the host does not know yet.</summary>
    public static async Task<Trial> NewAsync(IStage stage) => new(stage, await Visitor.SignInAsync(stage.Http));

    /// <summary>An acknowledgement is a promise: whoever asks again hears of the same thing.</summary>
    public void Acknowledge(string id)
    {
        Assert.True(Acknowledged is null || Acknowledged == id, $"Acknowledged as {Acknowledged}, and again as {id}.");
        Acknowledged = id;
    }

    public Task<List<TableEntity>> RowsAsync() => stage.RowsAsync(visitor);

    public Task<JsonElement> ViewAsync() => visitor.OpenAsync(Conversation);

    /// <summary>How many rows of a kind there are.</summary>
    public static int Count(IEnumerable<TableEntity> rows, string prefix) => rows.Count(row => row.RowKey.StartsWith(prefix, StringComparison.Ordinal));
}
