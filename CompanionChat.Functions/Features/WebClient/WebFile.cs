namespace CompanionChat.Functions.Features.WebClient;

/// <summary>A file of the web client, with the compressed forms that the build made of it.</summary>
/// <param name="ContentType">Its media type.</param>
/// <param name="ETag">A strong tag of the plain form, without quotes: each form's own tag is made of it.</param>
/// <param name="Immutable">Its name holds a hash of its content, so it never changes.</param>
/// <param name="Plain">Its bytes.</param>
/// <param name="Brotli">Its bytes by Brotli (RFC 7932), or null.</param>
/// <param name="Gzip">Its bytes by gzip (RFC 1952), or null.</param>
public sealed record WebFile(string ContentType, string ETag, bool Immutable, byte[] Plain, byte[]? Brotli, byte[]? Gzip);
