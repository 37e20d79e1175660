using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CompanionChat.Tests.Infrastructure;

/// <summary>Gives a host another clock.</summary>
public static class ClockExtensions
{
    /// <summary>Replaces the clock of app and engine.</summary>
    public static void UseClock(this WebApplicationBuilder builder, TimeProvider clock) =>
        builder.Services.Replace(ServiceDescriptor.Singleton(clock));
}
