namespace CompanionChat.LocalHost.Durable.Storage;

/// <summary>Where instances are kept. Each call is one storage request; failures of the storage are thrown.</summary>
internal interface IInstanceStore
{
    /// <summary>Makes sure that there is a place to write to.</summary>
    Task EnsureCreatedAsync(CancellationToken cancellationToken);

    /// <summary>Inserts a row: its ETag, or null if there is one of that id.</summary>
    Task<string?> AddAsync(InstanceRecord instance, CancellationToken cancellationToken);

    /// <summary>Writes on: of the history only what comes after <paramref name="stored"/> characters need be sent.</summary>
    /// <returns>The new ETag, or null if the row is no longer the one of the record's ETag.</returns>
    Task<string?> UpdateAsync(InstanceRecord instance, int stored, CancellationToken cancellationToken);

    /// <summary>Puts another row in the place of the one with the record's ETag.</summary>
    /// <returns>The new ETag, or null if the row is no longer that one.</returns>
    Task<string?> ReplaceAsync(InstanceRecord instance, CancellationToken cancellationToken);

    /// <summary>The row with its history, or null.</summary>
    Task<InstanceRecord?> GetAsync(string instanceId, CancellationToken cancellationToken);

    /// <summary>A page of rows; an empty one may have a next.</summary>
    Task<InstancePage> ListAsync(InstanceFilter filter, int pageSize, string? continuation, CancellationToken cancellationToken);

    /// <summary>Deletes the row if it is still the one of the record's ETag.</summary>
    Task<bool> DeleteAsync(InstanceRecord instance, CancellationToken cancellationToken);
}
