namespace CompanionChat.Functions.Features.Checkout;

/// <summary>Where a buyer wants to return to: a path of our own site. Anything that a browser could read as another site is refused.</summary>
public static class ReturnPath
{
    private const int MaxLength = 512;
    private static readonly Uri AnySite = new("https://site.invalid");

    /// <summary>Whether this is such a path.</summary>
    public static bool IsOwn(string path) =>
        path is ['/', ..] and not ['/', '/' or '\\', ..]
        && path.Length <= MaxLength
        && path.All(c => c is > ' ' and not ('\\' or '\x7f') && !char.IsSurrogate(c))
        && Uri.TryCreate(AnySite, path, out var address)
        && address.GetLeftPart(UriPartial.Authority).Equals(AnySite.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal);
}
