namespace CompanionChat.Domain;

/// <summary>
/// Storage refused, did not answer, or its answer was lost. Whether a write was made is then unknown: the rows tell, when they can be read again.
/// </summary>
public sealed class StorageUnavailableException : Exception
{
    /// <summary>Wraps what went wrong.</summary>
    /// <param name="status">The HTTP status of the last answer; 0 where there was none.</param>
    /// <param name="errorCode">The service's code for it, where it gave one.</param>
    /// <param name="inner">What the client threw.</param>
    public StorageUnavailableException(int status, string? errorCode, Exception inner)
        : base($"Storage failed: status {status}, {errorCode ?? "no code"}.", inner)
    {
        Status = status;
        ErrorCode = errorCode;
    }

    /// <summary>The HTTP status of the last answer; 0 where there was none.</summary>
    public int Status { get; }

    /// <summary>The service's code for it, where it gave one.</summary>
    public string? ErrorCode { get; }
}
