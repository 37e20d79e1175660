namespace DurableTask.Core.Exceptions;

/// <summary>An orchestration of that id exists, in a state that the start was told not to replace.</summary>
public class OrchestrationAlreadyExistsException : InvalidOperationException
{
    public OrchestrationAlreadyExistsException(string message)
        : base(message)
    {
    }
}
