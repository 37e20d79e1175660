using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace CompanionChat.LocalHost.Invocations;

/// <summary>Finds the arguments of a function. One that cannot be bound is told at start, not at the first call.</summary>
internal sealed class ParameterBinders
{
    private readonly WorkerSerializer serializer;
    private readonly Dictionary<LocalFunction, Func<LocalFunctionContext, object?>[]> binders;

    public ParameterBinders(FunctionCatalog catalog, WorkerSerializer serializer)
    {
        this.serializer = serializer;
        binders = catalog.All
            .Where(function => function.Kind != FunctionKind.Orchestrator)
            .ToDictionary(function => function, function => function.Method.GetParameters().Select(parameter => Binder(function, parameter)).ToArray());
    }

    /// <summary>The arguments of one invocation.</summary>
    public object?[] Bind(LocalFunctionContext context)
    {
        var own = binders[context.Function];
        var arguments = new object?[own.Length];
        for (var i = 0; i < own.Length; i++)
        {
            arguments[i] = own[i](context);
        }

        return arguments;
    }

    private Func<LocalFunctionContext, object?> Binder(LocalFunction function, ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        return (parameter.GetCustomAttribute<BindingAttribute>(), function.Kind) switch
        {
            (HttpTriggerAttribute, _) when type == typeof(HttpRequest) => Request,
            (TimerTriggerAttribute, _) when type == typeof(TimerInfo) => static context => ((InvocationCause.Due)context.Cause).Timer,
            (ActivityTriggerAttribute, _) => context => serializer.Deserialize(((InvocationCause.ActivityTask)context.Cause).Input, type),
            (DurableClientAttribute, _) when type == typeof(DurableTaskClient) =>
                static context => context.InstanceServices.GetRequiredService<DurableTaskClient>(),
            (SignalRConnectionInfoInputAttribute, _) when type == typeof(SignalRConnectionInfo) =>
                static context => context.Features.Get<SignalRConnectionInfo>(),
            (null, _) when type == typeof(FunctionContext) => static context => context,
            (null, _) when type == typeof(CancellationToken) => static context => context.CancellationToken,
            (null, FunctionKind.Http) when type == typeof(HttpRequest) => Request,
            (null, FunctionKind.Http) => RouteValue(parameter),
            (null, FunctionKind.Activity) when type == typeof(string) && string.Equals(parameter.Name, "instanceId", StringComparison.Ordinal) =>
                static context => ((InvocationCause.ActivityTask)context.Cause).InstanceId,
            _ => throw new HostFailedException(
                $"{function.Name}: the local host cannot bind the parameter {parameter.Name} ({type.Name}) of a function of this kind."),
        };
    }

    private static HttpRequest Request(LocalFunctionContext context) => ((InvocationCause.Request)context.Cause).Http.Request;

    private static Func<LocalFunctionContext, object?> RouteValue(ParameterInfo parameter)
    {
        var name = parameter.Name!;
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        var missing = parameter.ParameterType.IsValueType && type == parameter.ParameterType ? Activator.CreateInstance(type) : null;
        var converter = type == typeof(string) ? null : TypeDescriptor.GetConverter(type);
        return context =>
        {
            var text = Convert.ToString(((InvocationCause.Request)context.Cause).Http.Request.RouteValues[name], CultureInfo.InvariantCulture);
            return string.IsNullOrEmpty(text) ? missing : converter is null ? text : converter.ConvertFromInvariantString(text);
        };
    }
}
