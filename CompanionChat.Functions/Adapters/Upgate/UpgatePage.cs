using System.Text.Json;

namespace CompanionChat.Functions.Adapters.Upgate;

/// <summary>A page of transactions.</summary>
/// <param name="Transactions">Its transactions.</param>
/// <param name="Next">Where the next page begins; null for the last one.</param>
internal sealed record UpgatePage(IReadOnlyList<UpgateTransaction> Transactions, string? Next)
{
    /// <summary>Reads one; null where it is none.</summary>
    public static UpgatePage? Of(JsonElement page) => page.Member("data") is { ValueKind: JsonValueKind.Array }
        ? new UpgatePage(
            [.. page.Objects("data").Select(UpgateTransaction.Of).OfType<UpgateTransaction>()],
            page.Member("meta")?.Text("next_prev_id"))
        : null;
}
