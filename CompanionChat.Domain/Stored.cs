namespace CompanionChat.Domain;

/// <summary>A row as it was read, with what proves at the next write that nobody changed it since.</summary>
/// <typeparam name="T">The row.</typeparam>
/// <param name="Value">The row.</param>
/// <param name="Tag">The store's concurrency token: opaque, and good for one write.</param>
public sealed record Stored<T>(T Value, string Tag);
