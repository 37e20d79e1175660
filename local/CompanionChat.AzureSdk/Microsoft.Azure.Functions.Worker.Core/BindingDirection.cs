namespace Microsoft.Azure.Functions.Worker;

/// <summary>Whether the host fills or sends.</summary>
public enum BindingDirection
{
    In,
    Out,
}
