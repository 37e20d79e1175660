using CompanionChat.Domain.Companions;

namespace CompanionChat.Functions.Adapters.Catalog;

/// <summary>
/// The catalog that an operator edits: a JSON file, and beside it a folder of avatars. Read and checked once, at start; to change
/// the catalog, deploy or restart.
/// </summary>
public sealed class CompanionCatalogFile : ICompanionCatalog, IAvatarStore
{
    /// <summary>The folder of the avatars, beside the catalog file.</summary>
    public const string AvatarFolder = "avatars";

    private readonly Dictionary<string, (Companion Companion, Avatar Avatar)> byId;

    private CompanionCatalogFile(IReadOnlyList<(Companion Companion, Avatar Avatar)> entries)
    {
        All = [.. entries.Select(entry => entry.Companion)];
        byId = entries.ToDictionary(entry => entry.Companion.Id, StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public IReadOnlyList<Companion> All { get; }

    /// <summary>Reads and checks a catalog with its avatars.</summary>
    /// <param name="path">The JSON file.</param>
    /// <exception cref="InvalidCatalogException">The file is missing or wrong; all that is wrong with it is named at once.</exception>
    public static CompanionCatalogFile Load(string path)
    {
        var errors = new List<string>();
        var companions = CatalogReader.Read(path, errors);
        var folder = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path)) ?? string.Empty, AvatarFolder);
        var entries = new List<(Companion, Avatar)>();
        foreach (var (label, companion) in companions)
        {
            if (AvatarFile.Read(Path.Combine(folder, companion.Avatar), $"{label}: avatar {companion.Avatar}", errors) is { } avatar)
            {
                entries.Add((companion, avatar));
            }
        }

        return errors.Count == 0 ? new CompanionCatalogFile(entries) : throw new InvalidCatalogException(path, errors);
    }

    /// <inheritdoc/>
    public Companion? Find(string id) => byId.TryGetValue(id, out var entry) ? entry.Companion : null;

    /// <inheritdoc/>
    public Avatar? FindAvatar(string companionId) => byId.TryGetValue(companionId, out var entry) ? entry.Avatar : null;
}
