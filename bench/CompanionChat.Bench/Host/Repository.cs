namespace CompanionChat.Bench.Host;

/// <summary>Where things are.</summary>
internal static class Repository
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = FolderOf("CompanionChat.sln");

    /// <summary>The page that the tables are written into.</summary>
    public static string Page => Path.Combine(Root, "docs", "BENCHMARKS.md");

    /// <summary>The built local host. All projects lie alike below their <c>bin</c>.</summary>
    public static string HostDll => Path.Combine(
        Root, "local", "CompanionChat.LocalHost", Path.GetRelativePath(FolderOf("*.csproj"), AppContext.BaseDirectory), "CompanionChat.LocalHost.dll");

    private static string FolderOf(string pattern)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (folder.EnumerateFiles(pattern).Any())
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"{pattern} is in no folder above {AppContext.BaseDirectory}: the benchmarks run inside the repository only.");
    }
}
