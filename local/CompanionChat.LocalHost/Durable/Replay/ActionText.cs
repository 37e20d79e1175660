using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CompanionChat.LocalHost.Durable.History;

namespace CompanionChat.LocalHost.Durable.Replay;

/// <summary>Describes an action without giving away its input.</summary>
internal static class ActionText
{
    private const int HashLength = 8;

    public static string Of(HistoryEvent action) => action.Kind == HistoryEventKind.TimerCreated
        ? string.Create(CultureInfo.InvariantCulture, $"a timer due {action.Due:O}")
        : $"activity '{action.Name}' (input {Hash(action.Data)})";

    public static string Hash(string? data) => data is null
        ? "none"
        : "#" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(data)))[..HashLength];
}
