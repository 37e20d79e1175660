using System.Text.Json;

namespace CompanionChat.Tests.Drivers;

/// <summary>An event that came over the hub.</summary>
/// <param name="Target">Its name.</param>
/// <param name="Argument">Its one argument.</param>
public sealed record PushedEvent(string Target, JsonElement Argument);
