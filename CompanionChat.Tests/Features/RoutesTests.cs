using System.Net;
using System.Reflection;
using CompanionChat.Functions;
using CompanionChat.Functions.Features.UnknownRoute;
using CompanionChat.Functions.Features.WebClient;
using CompanionChat.Functions.Hosting;
using CompanionChat.LocalHost.Invocations;
using CompanionChat.LocalHost.Requests;
using CompanionChat.Tests.Drivers;
using CompanionChat.Tests.Infrastructure;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CompanionChat.Tests.Features;

/// <summary>The routes of the code, of the contract and of the host are the same.</summary>
public sealed class RoutesTests(AppFixture app) : IClassFixture<AppFixture>
{
    private static readonly IReadOnlyList<(string Name, HttpTriggerAttribute Trigger)> Functions =
    [
        .. from type in typeof(CompanionChatServices).Assembly.GetTypes()
           from method in type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly)
           let function = method.GetCustomAttribute<FunctionAttribute>()
           where function is not null
           from parameter in method.GetParameters()
           let trigger = parameter.GetCustomAttribute<HttpTriggerAttribute>()
           where trigger is not null
           select (function.Name, trigger),
    ];

    private static IEnumerable<(string Name, HttpTriggerAttribute Trigger)> Api => Functions.Where(function => function.Name != ServeWebClient.Name);

    private static IEnumerable<(string Name, HttpTriggerAttribute Trigger)> Operations => Api.Where(function => function.Name != UnknownApiRoute.Name);

    [Fact]
    public void The_code_has_the_operations_of_the_contract_and_no_others()
    {
        var contract = Contract.Operations
            .Select(entry => $"{entry.Method} {entry.Path}");
        var code = Operations.SelectMany(function => function.Trigger.Methods!.Select(method => $"{method} /{function.Trigger.Route}"));

        Assert.Equal(contract.Order(StringComparer.Ordinal), code.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_route_is_spelled_whole_and_open_to_the_anonymous()
    {
        Assert.All(Api, function => Assert.StartsWith("api/", function.Trigger.Route, StringComparison.Ordinal));
        Assert.All(Functions, function => Assert.Equal(AuthorizationLevel.Anonymous, function.Trigger.AuthLevel));
    }

    [Fact]
    public void The_host_adds_no_prefix() =>
        Assert.Equal("", HostJson.Read(AppContext.BaseDirectory, new ConfigurationManager()).RoutePrefix);

    [Fact]
    public void The_routes_for_the_rest_come_last_the_API_before_the_web_client()
    {
        Assert.Equal(ServeWebClient.Name, Functions.MaxBy(function => function.Name, StringComparer.OrdinalIgnoreCase).Name);
        Assert.Equal(["get", "head"], Functions.Single(function => function.Name == ServeWebClient.Name).Trigger.Methods!);
        Assert.All(Operations, function =>
            Assert.True(string.Compare(function.Name, UnknownApiRoute.Name, StringComparison.OrdinalIgnoreCase) < 0, function.Name));
        Assert.All(Operations, function => Assert.DoesNotContain('*', function.Trigger.Route!));
    }

    [Fact]
    public void The_host_tries_routes_in_the_order_of_the_functions_names()
    {
        var names = app.Host.Services.GetRequiredService<FunctionCatalog>().Of(FunctionKind.Http).Select(function => function.Name).ToList();

        Assert.Equal(Functions.Select(function => function.Name).Order(StringComparer.OrdinalIgnoreCase), names);
    }

    [Fact]
    public void The_functions_that_anybody_may_call_are_these() => Assert.Equal(
        ["GetCompanionAvatar", "GetConfig", "GetHealth", "GetOpenApi", "ListCompanions", "ListPlans", "ReceiveWebhook", "ZApiRouteUnknown", "ZzServeWebClient"],
        PublicFunctions.Names.Order(StringComparer.Ordinal));

    [Fact]
    public void What_anybody_may_call_is_what_the_contract_says()
    {
        var contract = Contract.Operations
            .Where(entry => entry.Operation.TryGetProperty("security", out var security) && security.GetArrayLength() == 0)
            .Select(entry => entry.Path);

        Assert.All(Operations, function =>
            Assert.Equal(contract.Contains($"/{function.Trigger.Route}", StringComparer.Ordinal), PublicFunctions.Names.Contains(function.Name)));
    }

    [Fact]
    public async Task Every_operation_but_the_public_ones_lets_nobody_in_who_is_not_signed_in()
    {
        var nobody = Visitor.Anonymous(app.Http);

        foreach (var (name, trigger) in Operations)
        {
            var path = "/" + trigger.Route!.Replace("{companionId}", app.Companion, StringComparison.Ordinal);
            var answer = await nobody.SendAsync(new HttpMethod(trigger.Methods!.Single().ToUpperInvariant()), path, null);
            Assert.True(PublicFunctions.Names.Contains(name) == (answer.Status != HttpStatusCode.Unauthorized), $"{name}: {answer.Status}");
        }
    }
}
