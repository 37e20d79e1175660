using System.Reflection;
using CompanionChat.Functions.Adapters.Tables;
using CompanionChat.Functions.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CompanionChat.Functions.Features.Health;

/// <summary><c>GET /api/health</c>: ready when storage answers.</summary>
public sealed class GetHealth(StorageReadiness storage)
{
    /// <summary>The function's name.</summary>
    public const string Name = "GetHealth";

    private static readonly string Version =
        typeof(GetHealth).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    /// <summary>Answers.</summary>
    [Function(Name)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/health")] HttpRequest request, CancellationToken cancellationToken) =>
        await storage.IsReadyAsync(cancellationToken)
            ? Answers.Ok(new HealthAnswer("ok", Version))
            : Problems.Result(Problems.DependencyUnavailable);

    private sealed record HealthAnswer(string Status, string Version);
}
