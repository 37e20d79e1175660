using System.Diagnostics.CodeAnalysis;
using CompanionChat.LocalHost.Invocations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CompanionChat.LocalHost.Requests;

/// <summary>
/// The routes of the HTTP functions, tried in the order of the functions' names, as the Functions host does; how specific a route is does
/// not count, and a wrong method falls through to later functions.
/// </summary>
internal sealed class FunctionRoutes(FunctionCatalog catalog, HostJson hostJson, IInlineConstraintResolver resolver)
{
    private readonly FunctionRoute[] routes =
        [.. catalog.Of(FunctionKind.Http).Select(function => new FunctionRoute(function, hostJson.RoutePrefix, resolver))];

    /// <summary>The function that a request is for, if any, and the values of its route.</summary>
    public bool TryMatch(HttpContext http, [NotNullWhen(true)] out LocalFunction? function, out RouteValueDictionary values)
    {
        values = [];
        foreach (var route in routes)
        {
            if (route.Matches(http, values))
            {
                function = route.Function;
                return true;
            }

            if (values.Count > 0)
            {
                values = [];
            }
        }

        function = null;
        return false;
    }
}
