namespace CompanionChat.LocalHost.Storage;

/// <summary>The folder in which a host keeps what outlives it. One host at a time has it.</summary>
internal sealed class DataFolder : IDisposable
{
    private readonly FileStream held;

    private DataFolder(string path, FileStream held)
    {
        Path = path;
        this.held = held;
    }

    /// <summary>Its full path.</summary>
    public string Path { get; }

    /// <summary>Where the sign-in keys are.</summary>
    public DirectoryInfo Keys => Directory.CreateDirectory(System.IO.Path.Combine(Path, "keys"));

    /// <summary>Where Azurite keeps the tables.</summary>
    public string Tables => System.IO.Path.Combine(Path, "azurite");

    /// <summary>Where the simulators keep what they must not forget.</summary>
    public string Simulators => System.IO.Path.Combine(Path, "simulators");

    /// <summary>Takes the folder, making it where needed.</summary>
    /// <exception cref="HostFailedException">Another host has it, or it cannot be made.</exception>
    public static DataFolder Take(string folder)
    {
        var path = System.IO.Path.GetFullPath(folder);
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new HostFailedException($"{path} cannot be used as the data folder: {failure.Message}", failure);
        }

        try
        {
            // The system lets go of it when the process ends, however it ends.
            return new DataFolder(path, new FileStream(
                System.IO.Path.Combine(path, "host.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (UnauthorizedAccessException failure)
        {
            throw new HostFailedException($"{path} cannot be used as the data folder: {failure.Message}", failure);
        }
        catch (IOException failure)
        {
            throw new HostFailedException($"Another host uses {path}. Stop it, or choose another folder with --data, or none with --in-memory.", failure);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => held.Dispose();
}
