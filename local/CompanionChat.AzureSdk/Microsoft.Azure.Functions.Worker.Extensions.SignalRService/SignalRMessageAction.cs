namespace Microsoft.Azure.Functions.Worker;

/// <summary>A message to clients of a hub: to a connection, a user, a group, or all.</summary>
public sealed class SignalRMessageAction
{
    public SignalRMessageAction(string target) => Target = target;

    public SignalRMessageAction(string target, object[]? arguments)
    {
        Target = target;
        Arguments = arguments;
    }

    public string? ConnectionId { get; set; }

    public string? UserId { get; set; }

    public string? GroupName { get; set; }

    public string Target { get; }

    public object[]? Arguments { get; set; }
}
