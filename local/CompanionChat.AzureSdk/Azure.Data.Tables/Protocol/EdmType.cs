using System.Text.Json;

namespace Azure.Data.Tables.Protocol;

/// <summary>How a <typeparamref name="T"/> is spelled in JSON.</summary>
/// <param name="Name">The type's name in an <c>@odata.type</c>; null where JSON's own type says enough.</param>
/// <param name="Write">Writes the value; never called with null.</param>
/// <param name="Read">Reads it; never called with JSON's null.</param>
internal sealed record EdmType<T>(string? Name, Action<Utf8JsonWriter, T> Write, Func<JsonElement, T> Read);
