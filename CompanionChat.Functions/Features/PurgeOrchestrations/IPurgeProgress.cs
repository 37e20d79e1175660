namespace CompanionChat.Functions.Features.PurgeOrchestrations;

/// <summary>How far purging has come, over runs and restarts.</summary>
public interface IPurgeProgress
{
    /// <summary>Everything created before this time is purged; null at first.</summary>
    Task<DateTimeOffset?> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Remembers it. Losing it costs time, nothing else.</summary>
    Task WriteAsync(DateTimeOffset createdBefore, CancellationToken cancellationToken);
}
