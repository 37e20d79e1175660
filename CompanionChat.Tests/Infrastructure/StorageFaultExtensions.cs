using Azure.Core.Pipeline;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace CompanionChat.Tests.Infrastructure;

/// <summary>Puts faults in front of a host's storage.</summary>
public static class StorageFaultExtensions
{
    /// <summary>Every request of the app and the engine passes through it, each try anew.</summary>
    public static void UseStorageFault(this WebApplicationBuilder builder, StorageFault fault) =>
        builder.Services.AddSingleton<HttpPipelinePolicy>(fault);
}
