namespace CompanionChat.LocalHost.Simulators.Books;

/// <summary>Where the simulators live.</summary>
/// <param name="App">The app's own address: webhooks go there.</param>
/// <param name="Folder">Where what they must not forget is kept; null: nowhere, it ends with the host.</param>
public sealed record SimulatorHome(Uri App, string? Folder)
{
    /// <summary>Opens a simulator's books.</summary>
    /// <param name="simulator">Its name.</param>
    internal SimulatorBooks Open(string simulator) =>
        new(Folder is null ? null : Path.Combine(Directory.CreateDirectory(Folder).FullName, $"{simulator.Replace('/', '-')}.journal"));
}
