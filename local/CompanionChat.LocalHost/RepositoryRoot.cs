namespace CompanionChat.LocalHost;

/// <summary>The folder of the solution: the built host starts from any working directory.</summary>
internal static class RepositoryRoot
{
    private const string Marker = "CompanionChat.sln";

    /// <summary>The nearest folder above the host's own that holds the solution.</summary>
    /// <exception cref="HostFailedException">The host was moved out of the repository.</exception>
    public static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Marker)))
            {
                return folder.FullName;
            }
        }

        throw new HostFailedException($"{Marker} is in no folder above {AppContext.BaseDirectory}: the local host runs inside its repository only.");
    }
}
