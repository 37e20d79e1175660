using CompanionChat.Functions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Hosting;

namespace CompanionChat.LocalHost;

/// <summary>A functions app, as a worker would be given it.</summary>
/// <param name="Classes">Those with its <c>[Function]</c> methods, and any others.</param>
/// <param name="AddServices">Registers what the functions need.</param>
/// <param name="UseMiddleware">Registers what runs around every invocation; the first is the outermost.</param>
public sealed record HostedApp(
    IReadOnlyList<Type> Classes,
    Action<IHostApplicationBuilder> AddServices,
    Action<IFunctionsWorkerApplicationBuilder> UseMiddleware)
{
    /// <summary>The app of this repository.</summary>
    public static HostedApp CompanionChat { get; } = new(
        typeof(CompanionChatServices).Assembly.GetTypes(),
        static builder => builder.AddCompanionChat(),
        static worker => worker.UseCompanionChat());
}
