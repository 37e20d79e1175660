using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace CompanionChat.LocalHost.Invocations;

/// <summary>A <c>[Function]</c> method, taken apart once.</summary>
/// <param name="Name">The name in the attribute.</param>
/// <param name="Kind">What it is called for.</param>
/// <param name="Method">The method.</param>
/// <param name="Trigger">The attribute of the parameter that it is called for.</param>
/// <param name="TriggerType">That parameter's type.</param>
internal sealed record LocalFunction(string Name, FunctionKind Kind, MethodInfo Method, TriggerBindingAttribute Trigger, Type TriggerType)
{
    /// <summary>The same for the app's middleware.</summary>
    public FunctionDefinition Definition { get; } = new LocalFunctionDefinition(Name, Method);

    /// <summary>Calls it.</summary>
    public FunctionCall Call { get; } = new(Method);

    /// <summary>What of its result goes elsewhere.</summary>
    public FunctionOutputs Outputs { get; } = FunctionOutputs.Of(Method);

    /// <summary>The connection info that it asks for, if it does.</summary>
    public SignalRConnectionInfoInputAttribute? ConnectionInfo { get; } = Method.GetParameters()
        .Select(parameter => parameter.GetCustomAttribute<SignalRConnectionInfoInputAttribute>())
        .FirstOrDefault(attribute => attribute is not null);
}
