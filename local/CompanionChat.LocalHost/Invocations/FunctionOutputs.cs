using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace CompanionChat.LocalHost.Invocations;

/// <summary>Which parts of a function's result answer the request or are pushed, as the worker's output bindings have it.</summary>
internal sealed class FunctionOutputs
{
    private readonly Func<object, object?>? http;
    private readonly IReadOnlyList<(string? Hub, Func<object, object?> Read)> pushes;

    private FunctionOutputs(Func<object, object?>? http, IReadOnlyList<(string? Hub, Func<object, object?> Read)> pushes, bool replacesResult)
    {
        this.http = http;
        this.pushes = pushes;
        ReplacesResult = replacesResult;
    }

    /// <summary>Whether properties are the outputs: the worker then returns no result of its own.</summary>
    public bool ReplacesResult { get; }

    /// <summary>The hubs that are pushed to.</summary>
    public IEnumerable<string?> Hubs => pushes.Select(push => push.Hub);

    /// <summary>What answers the request.</summary>
    public object? Http(object? result) => result is not null && http is not null ? http(result) : result;

    /// <summary>What is pushed, nulls left out.</summary>
    public IReadOnlyList<object> Pushes(object? result) =>
        result is null || pushes.Count == 0 ? [] : [.. pushes.Select(push => push.Read(result)).OfType<object>()];

    public static FunctionOutputs Of(MethodInfo method)
    {
        var onMethod = method.GetCustomAttribute<SignalROutputAttribute>();
        var properties = ResultType(method.ReturnType).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.IsDefined(typeof(OutputBindingAttribute)))
            .ToList();
        if (onMethod is not null && properties.Count > 0)
        {
            throw new HostFailedException($"{method.DeclaringType}.{method.Name}: an output on the method cannot be joined by others.");
        }

        if (onMethod is not null)
        {
            return new FunctionOutputs(http: null, [(onMethod.HubName, static result => result)], replacesResult: false);
        }

        var answer = properties.Find(property => property.IsDefined(typeof(HttpResultAttribute)));
        var sent = properties
            .Where(property => property.IsDefined(typeof(SignalROutputAttribute)))
            .Select(property => (property.GetCustomAttribute<SignalROutputAttribute>()!.HubName, Reader(property)))
            .ToList();
        return new FunctionOutputs(answer is null ? null : Reader(answer), sent, properties.Count > 0);
    }

    private static Type ResultType(Type type) =>
        type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Task<>) || type.GetGenericTypeDefinition() == typeof(ValueTask<>))
            ? type.GetGenericArguments()[0]
            : type;

    private static Func<object, object?> Reader(PropertyInfo property)
    {
        var getter = MethodInvoker.Create(property.GetMethod!);
        return result => getter.Invoke(result);
    }
}
