namespace Microsoft.Azure.Functions.Worker;

/// <summary>Where a client connects, and with what.</summary>
public sealed class SignalRConnectionInfo
{
    public string Url { get; set; } = null!;

    public string AccessToken { get; set; } = null!;
}
