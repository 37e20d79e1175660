namespace CompanionChat.Bench.Host;

/// <summary>Where things are.</summary>
internal static class Repository
{
    private const string Marker = "CompanionChat.sln";

    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Find();

    /// <summary>The page that the tables are written into.</summary>
    public static string Page => Path.Combine(Root, "docs", "BENCHMARKS.md");

    /// <summary>The built local host. Both projects lie alike below their <c>bin</c>.</summary>
    public static string HostDll => Path.Combine(
        Root,
        "local",
        "CompanionChat.LocalHost",
        Path.GetRelativePath(Path.Combine(Root, "bench", "CompanionChat.Bench"), AppContext.BaseDirectory),
        "CompanionChat.LocalHost.dll");

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Marker)))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"{Marker} is in no folder above {AppContext.BaseDirectory}: the benchmarks run inside the repository only.");
    }
}
