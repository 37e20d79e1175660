namespace CompanionChat.Functions.Adapters.Catalog;

/// <summary>The catalog file cannot be used. Its message names every entry and field at fault, and never quotes a persona.</summary>
public sealed class InvalidCatalogException : Exception
{
    /// <summary>Lists everything that is wrong.</summary>
    /// <param name="path">The catalog file.</param>
    /// <param name="errors">At least one.</param>
    public InvalidCatalogException(string path, IReadOnlyCollection<string> errors)
        : base($"The companion catalog {path} has {errors.Count} error(s):{string.Concat(errors.Select(error => $"\n- {error}"))}")
    {
    }
}
