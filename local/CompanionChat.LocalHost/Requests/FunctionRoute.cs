using CompanionChat.LocalHost.Invocations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Azure.Functions.Worker;

namespace CompanionChat.LocalHost.Requests;

/// <summary>The route of one HTTP function.</summary>
internal sealed class FunctionRoute
{
    private readonly TemplateMatcher matcher;
    private readonly IDictionary<string, IRouteConstraint> constraints;
    private readonly string[]? methods;

    public FunctionRoute(LocalFunction function, string prefix, IInlineConstraintResolver resolver)
    {
        Function = function;
        var trigger = (HttpTriggerAttribute)function.Trigger;
        var route = (trigger.Route ?? function.Name).Trim('/');
        var text = prefix.Length == 0 ? route : $"{prefix}/{route}";
        methods = trigger.Methods is { Length: > 0 } some ? some : null;
        try
        {
            var template = TemplateParser.Parse(text);
            matcher = new TemplateMatcher(template, Defaults(template));
            constraints = Constraints(template, text, resolver);
        }
        catch (Exception failure) when (failure is ArgumentException or RouteCreationException or InvalidOperationException)
        {
            throw new HostFailedException($"{function.Name}: the route \"{text}\" is not one: {failure.Message}", failure);
        }
    }

    /// <summary>What it leads to.</summary>
    public LocalFunction Function { get; }

    /// <summary>Whether a request goes this way; then its route values are filled in.</summary>
    public bool Matches(HttpContext http, RouteValueDictionary values) =>
        AllowsMethod(http.Request.Method)
        && matcher.TryMatch(http.Request.Path, values)
        && constraints.All(constraint => constraint.Value.Match(http, route: null, constraint.Key, values, RouteDirection.IncomingRequest));

    private static RouteValueDictionary Defaults(RouteTemplate template) => new(
        template.Parameters.Where(parameter => parameter.DefaultValue is not null)
            .Select(parameter => KeyValuePair.Create(parameter.Name!, parameter.DefaultValue)));

    private static IDictionary<string, IRouteConstraint> Constraints(RouteTemplate template, string text, IInlineConstraintResolver resolver)
    {
        var builder = new RouteConstraintBuilder(resolver, text);
        foreach (var parameter in template.Parameters)
        {
            if (parameter.IsOptional)
            {
                builder.SetOptional(parameter.Name!);
            }

            foreach (var constraint in parameter.InlineConstraints)
            {
                builder.AddResolvedConstraint(parameter.Name!, constraint.Constraint);
            }
        }

        return builder.Build();
    }

    private bool AllowsMethod(string method)
    {
        if (methods is null)
        {
            return true;
        }

        foreach (var allowed in methods)
        {
            if (string.Equals(allowed, method, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
