using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Azure.Functions.Worker;

namespace CompanionChat.Functions.Features.UnknownRoute;

/// <summary>The routes of the API, read from the functions themselves.</summary>
public sealed class ApiRoutes
{
    private readonly List<(TemplateMatcher Matcher, string[] Methods)> routes =
    [
        .. typeof(ApiRoutes).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .SelectMany(method => method.GetParameters())
            .Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>())
            .Where(trigger => trigger?.Route is { } route && !route.Contains("{*", StringComparison.Ordinal))
            .Select(trigger => (
                new TemplateMatcher(TemplateParser.Parse(trigger!.Route!), []),
                trigger.Methods!.Select(method => method.ToUpperInvariant()).ToArray())),
    ];

    /// <summary>The methods that a path knows, none where there is no such path.</summary>
    public IReadOnlyList<string> MethodsOf(PathString path) =>
        [.. routes.Where(route => route.Matcher.TryMatch(path, new RouteValueDictionary())).SelectMany(route => route.Methods).Distinct(StringComparer.Ordinal)];
}
