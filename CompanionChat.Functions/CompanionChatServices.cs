using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Hosting;

namespace CompanionChat.Functions;

/// <summary>Puts the app together: the same for the deployed worker, the local host and the tests.</summary>
public static class CompanionChatServices
{
    /// <summary>Registers all that the functions need.</summary>
    public static IHostApplicationBuilder AddCompanionChat(this IHostApplicationBuilder builder) => builder;

    /// <summary>Registers what runs around every invocation; the first is the outermost.</summary>
    public static IFunctionsWorkerApplicationBuilder UseCompanionChat(this IFunctionsWorkerApplicationBuilder worker) => worker;
}
