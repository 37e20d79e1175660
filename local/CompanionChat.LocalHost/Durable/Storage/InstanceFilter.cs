namespace CompanionChat.LocalHost.Durable.Storage;

/// <summary>Which instances to list. Nothing set: all.</summary>
/// <param name="Finished">Only finished ones, or only others.</param>
/// <param name="NotWrittenBy">Only those that another engine wrote last.</param>
/// <param name="CreatedFrom">Created then or later.</param>
/// <param name="CreatedTo">Created then or earlier.</param>
/// <param name="IdPrefix">Ids that begin so.</param>
/// <param name="WithHistory">Whether to read the histories too.</param>
internal sealed record InstanceFilter(
    bool? Finished = null,
    string? NotWrittenBy = null,
    DateTimeOffset? CreatedFrom = null,
    DateTimeOffset? CreatedTo = null,
    string? IdPrefix = null,
    bool WithHistory = false);
