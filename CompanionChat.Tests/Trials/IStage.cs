using Azure.Data.Tables;
using CompanionChat.Tests.Drivers;

namespace CompanionChat.Tests.Trials;

/// <summary>A host on which trials are played, with all that surrounds it.</summary>
public interface IStage
{
    /// <summary>Reaches it.</summary>
    HttpClient Http { get; }

    /// <summary>What it asks.</summary>
    Upstreams Upstreams { get; }

    /// <summary>Its time.</summary>
    DateTimeOffset Now { get; }

    /// <summary>What a provider that does not work answers.</summary>
    int Broken { get; }

    /// <summary>The visitor's rows, read past whatever happens to the host.</summary>
    Task<List<TableEntity>> RowsAsync(Visitor visitor);

    /// <summary>Waits until no orchestration is under way; fails where one has failed.</summary>
    Task SettledAsync();
}
