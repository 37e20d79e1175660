namespace CompanionChat.Domain.Companions;

/// <summary>What companions are called.</summary>
public static class CompanionNames
{
    /// <summary>What a companion is called that the operator has taken out.</summary>
    public const string Unknown = "Unknown";

    /// <summary>The companion's name, also of one that is no longer in the catalog.</summary>
    public static string NameOf(this ICompanionCatalog catalog, string companionId) => catalog.Find(companionId)?.Name ?? Unknown;
}
