using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace CompanionChat.LocalHost.Invocations;

/// <summary>Calls a method whose class comes from the services, and awaits what it returns. Reflection happens once.</summary>
internal sealed class FunctionCall
{
    private readonly MethodInvoker invoker;
    private readonly Func<object?, ValueTask<object?>> unwrap;
    private readonly ObjectFactory? create;

    public FunctionCall(MethodInfo method)
    {
        invoker = MethodInvoker.Create(method);
        unwrap = Unwrapper(method.ReturnType);
        create = method.IsStatic ? null : ActivatorUtilities.CreateFactory(method.DeclaringType!, []);
    }

    /// <summary>Makes the function's class and calls the method.</summary>
    /// <param name="services">The services of the invocation.</param>
    /// <param name="arguments">One for each parameter.</param>
    /// <returns>What the method returned; null for nothing.</returns>
    public async ValueTask<object?> InvokeAsync(IServiceProvider services, object?[] arguments)
    {
        var instance = create?.Invoke(services, null);
        try
        {
            return await unwrap(invoker.Invoke(instance, arguments.AsSpan()));
        }
        finally
        {
            await DisposeAsync(instance);
        }
    }

    private static ValueTask DisposeAsync(object? instance)
    {
        if (instance is IAsyncDisposable async)
        {
            return async.DisposeAsync();
        }

        (instance as IDisposable)?.Dispose();
        return ValueTask.CompletedTask;
    }

    private static Func<object?, ValueTask<object?>> Unwrapper(Type type)
    {
        if (type == typeof(Task))
        {
            return static async result =>
            {
                await (Task)result!;
                return null;
            };
        }

        if (type == typeof(ValueTask))
        {
            return static async result =>
            {
                await (ValueTask)result!;
                return null;
            };
        }

        var generic = type.IsGenericType ? type.GetGenericTypeDefinition() : null;
        return generic == typeof(Task<>) ? Of(nameof(OfTask), type)
            : generic == typeof(ValueTask<>) ? Of(nameof(OfValueTask), type)
            : static result => ValueTask.FromResult(result);
    }

    private static Func<object?, ValueTask<object?>> Of(string name, Type type) => typeof(FunctionCall)
        .GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!
        .MakeGenericMethod(type.GetGenericArguments())
        .CreateDelegate<Func<object?, ValueTask<object?>>>();

    private static async ValueTask<object?> OfTask<T>(object? result) => await (Task<T>)result!;

    private static async ValueTask<object?> OfValueTask<T>(object? result) => await (ValueTask<T>)result!;
}
