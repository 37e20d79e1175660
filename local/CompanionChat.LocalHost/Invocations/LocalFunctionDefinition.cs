using System.Collections.Immutable;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace CompanionChat.LocalHost.Invocations;

/// <summary>A function as the app's middleware sees it.</summary>
internal sealed class LocalFunctionDefinition : FunctionDefinition
{
    public LocalFunctionDefinition(string name, MethodInfo method)
    {
        Name = name;
        Id = name;
        PathToAssembly = method.Module.FullyQualifiedName;
        EntryPoint = $"{method.DeclaringType!.FullName}.{method.Name}";
        Parameters = [.. method.GetParameters().Select(parameter => new FunctionParameter(parameter.Name!, parameter.ParameterType))];
        InputBindings = method.GetParameters()
            .Select(parameter => (parameter.Name, Attribute: parameter.GetCustomAttribute<BindingAttribute>()))
            .Where(parameter => parameter.Attribute is not null)
            .ToImmutableDictionary(
                parameter => parameter.Name!,
                parameter => (BindingMetadata)new Metadata(parameter.Name!, TypeName(parameter.Attribute!), BindingDirection.In),
                StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override string Id { get; }

    /// <inheritdoc/>
    public override string PathToAssembly { get; }

    /// <inheritdoc/>
    public override string EntryPoint { get; }

    /// <inheritdoc/>
    public override ImmutableArray<FunctionParameter> Parameters { get; }

    /// <inheritdoc/>
    public override IImmutableDictionary<string, BindingMetadata> InputBindings { get; }

    /// <inheritdoc/>
    public override IImmutableDictionary<string, BindingMetadata> OutputBindings { get; } = ImmutableDictionary<string, BindingMetadata>.Empty;

    // HttpTriggerAttribute is "httpTrigger" in function.json, and so on.
    private static string TypeName(BindingAttribute attribute)
    {
        var name = attribute.GetType().Name;
        name = name.EndsWith("Attribute", StringComparison.Ordinal) ? name[..^"Attribute".Length] : name;
        name = name.EndsWith("Input", StringComparison.Ordinal) ? name[..^"Input".Length] : name;
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    private sealed class Metadata(string name, string type, BindingDirection direction) : BindingMetadata
    {
        public override string Name => name;

        public override string Type => type;

        public override BindingDirection Direction => direction;
    }
}
