namespace Microsoft.Azure.Functions.Worker;

/// <summary>What the trigger brought with it.</summary>
public abstract class BindingContext
{
    public abstract IReadOnlyDictionary<string, object?> BindingData { get; }
}
