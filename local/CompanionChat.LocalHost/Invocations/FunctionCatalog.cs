using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace CompanionChat.LocalHost.Invocations;

/// <summary>The functions of an app, found by their attribute.</summary>
internal sealed class FunctionCatalog
{
    private readonly Dictionary<string, LocalFunction> byName;

    /// <param name="classes">Where to look.</param>
    /// <exception cref="HostFailedException">Two functions share a name, or one has no trigger that is known here.</exception>
    public FunctionCatalog(IEnumerable<Type> classes)
    {
        All =
        [
            .. classes
                .Where(type => type is { IsClass: true, ContainsGenericParameters: false })
                .SelectMany(Methods)
                .Select(Read)
                .OrderBy(function => function.Name, StringComparer.OrdinalIgnoreCase),
        ];
        var twice = All.GroupBy(function => function.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
        {
            throw new HostFailedException($"{twice.Count()} functions are named {twice.Key}.");
        }

        byName = All.ToDictionary(function => function.Name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>All of them, in the order of their names.</summary>
    public IReadOnlyList<LocalFunction> All { get; }

    /// <summary>Those of a kind, in the order of their names.</summary>
    public IEnumerable<LocalFunction> Of(FunctionKind kind) => All.Where(function => function.Kind == kind);

    /// <summary>A function by name and kind; null where there is none.</summary>
    public LocalFunction? Find(string name, FunctionKind kind) =>
        byName.TryGetValue(name, out var function) && function.Kind == kind ? function : null;

    private static IEnumerable<MethodInfo> Methods(Type type) => type
        .GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(method => method.IsDefined(typeof(FunctionAttribute), inherit: false));

    private static LocalFunction Read(MethodInfo method)
    {
        var name = method.GetCustomAttribute<FunctionAttribute>()!.Name;
        var triggers = method.GetParameters().Where(parameter => parameter.IsDefined(typeof(TriggerBindingAttribute))).ToList();
        if (triggers is not [var parameter])
        {
            throw new HostFailedException($"The function {name} must have one trigger, and has {triggers.Count}.");
        }

        var trigger = parameter.GetCustomAttribute<TriggerBindingAttribute>()!;
        FunctionKind? kind = trigger switch
        {
            HttpTriggerAttribute => FunctionKind.Http,
            TimerTriggerAttribute => FunctionKind.Timer,
            ActivityTriggerAttribute => FunctionKind.Activity,
            OrchestrationTriggerAttribute => FunctionKind.Orchestrator,
            _ => null,
        };
        return kind is { } known
            ? new LocalFunction(name, known, method, trigger, parameter.ParameterType)
            : throw new HostFailedException($"The local host does not know the trigger of {name}, {trigger.GetType().Name}.");
    }
}
