namespace CompanionChat.Bench.Operations;

/// <summary>The operations that are compared, each for the client of a number; each answers its milliseconds, or null where nothing is left to do.</summary>
internal interface IOperations
{
    /// <summary>Accepts a message.</summary>
    Task<double?> SendAsync(int client);

    /// <summary>Reads a conversation's newest 50 messages, and all that its screen shows besides.</summary>
    Task<double?> OpenAsync(int client);

    /// <summary>Reads the list of conversations.</summary>
    Task<double?> ThreadsAsync(int client);

    /// <summary>Moves a read mark.</summary>
    Task<double?> ReadAsync(int client);

    /// <summary>Makes a nonce.</summary>
    Task<double?> MintAsync(int client);
}
