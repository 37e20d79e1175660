namespace Microsoft.Azure.Functions.Worker;

/// <summary>A binding of a function: its name and kind.</summary>
public abstract class BindingMetadata
{
    public abstract string Name { get; }

    public abstract string Type { get; }

    public abstract BindingDirection Direction { get; }
}
