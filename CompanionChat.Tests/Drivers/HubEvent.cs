using System.Text.Json;

namespace CompanionChat.Tests.Drivers;

/// <summary>An event as it came over the wire.</summary>
/// <param name="Target">What it is.</param>
/// <param name="Arguments">Its arguments, unchanged.</param>
public sealed record HubEvent(string Target, IReadOnlyList<JsonElement> Arguments)
{
    /// <summary>The one argument that events of this app have.</summary>
    public JsonElement Argument => Arguments.Single();
}
