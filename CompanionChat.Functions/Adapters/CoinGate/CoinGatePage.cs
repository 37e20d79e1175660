using System.Text.Json;

namespace CompanionChat.Functions.Adapters.CoinGate;

/// <summary>A page of orders (<see href="https://developer.coingate.com/reference/list-orders"/>).</summary>
/// <param name="Orders">Its orders, the newest first.</param>
/// <param name="IsLast">Whether no other follows.</param>
internal sealed record CoinGatePage(IReadOnlyList<CoinGateOrder> Orders, bool IsLast)
{
    /// <summary>Orders on a page: the most that CoinGate gives.</summary>
    public const int Size = 100;

    /// <summary>Reads one; null where it is none.</summary>
    public static CoinGatePage? Of(JsonElement page) => page.Member("orders") is { ValueKind: JsonValueKind.Array } list
        ? new CoinGatePage([.. page.Objects("orders").Select(CoinGateOrder.Of).OfType<CoinGateOrder>()], list.GetArrayLength() < Size)
        : null;
}
