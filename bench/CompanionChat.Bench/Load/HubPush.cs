using System.Diagnostics;
using System.Text.Json;

namespace CompanionChat.Bench.Load;

/// <summary>A push as it came.</summary>
/// <param name="Target">The event's name.</param>
/// <param name="Argument">The event.</param>
/// <param name="At">When it came, as <see cref="Stopwatch.GetTimestamp"/> counts.</param>
/// <param name="Bytes">Its length.</param>
internal sealed record HubPush(string Target, JsonElement Argument, long At, int Bytes);
