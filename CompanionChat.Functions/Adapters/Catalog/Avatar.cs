namespace CompanionChat.Functions.Adapters.Catalog;

/// <summary>A companion's portrait, as it is served.</summary>
/// <param name="Content">The SVG file, byte for byte; at most 64 KiB.</param>
/// <param name="ETag">A strong entity tag of these bytes, quotes included (RFC 9110, section 8.8.3).</param>
public sealed record Avatar(ReadOnlyMemory<byte> Content, string ETag)
{
    /// <summary>The media type of every avatar.</summary>
    public const string ContentType = "image/svg+xml";
}
