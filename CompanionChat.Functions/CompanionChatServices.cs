using CompanionChat.Functions.Adapters.Catalog;
using CompanionChat.Functions.Adapters.CoinGate;
using CompanionChat.Functions.Adapters.Llm;
using CompanionChat.Functions.Adapters.Plans;
using CompanionChat.Functions.Adapters.Stripe;
using CompanionChat.Functions.Adapters.Tables;
using CompanionChat.Functions.Adapters.Turnstile;
using CompanionChat.Functions.Adapters.Upgate;
using CompanionChat.Functions.Features;
using CompanionChat.Functions.Hosting;
using CompanionChat.Functions.Hosting.StartUp;
using CompanionChat.Functions.Hosting.Telemetry;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CompanionChat.Functions;

/// <summary>Puts the app together: the same for the deployed worker, the local host and the tests.</summary>
public static class CompanionChatServices
{
    /// <summary>Registers all that the functions need, and refuses settings that are missing, wrong or contradictory, all of them at once.</summary>
    /// <exception cref="InvalidSettingException">Settings, the companion catalog, or the plans are missing or wrong; the message names all of them.</exception>
    public static IHostApplicationBuilder AddCompanionChat(this IHostApplicationBuilder builder)
    {
        SettingsCheck.Run(builder.Configuration, builder.Environment);
        builder.AddTelemetry();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddOptions<ChatOptions>().ValidateOnStart();
        builder.Services.AddSingleton<IConfigureOptions<ChatOptions>>(new ReadChatOptions(builder.Configuration));
        builder.Services.AddSingleton<IValidateOptions<ChatOptions>, ValidateChatOptions>();
        builder.Services.AddTables(builder.Configuration);
        builder.Services.AddLanguageModels(builder.Configuration);
        builder.Services.AddTurnstile(builder.Configuration);
        builder.Services.AddCompanionCatalog(builder.Configuration);
        builder.Services.AddStripe(builder.Configuration);
        builder.Services.AddCoinGate(builder.Configuration);
        builder.Services.AddUpgate(builder.Configuration);
        builder.Services.AddPlanCatalog(builder.Configuration);
        builder.Services.AddFeatures(builder.Configuration);
        return builder;
    }

    /// <summary>Registers what runs around every invocation; the first is the outermost.</summary>
    public static IFunctionsWorkerApplicationBuilder UseCompanionChat(this IFunctionsWorkerApplicationBuilder worker)
    {
        worker.UseMiddleware<TraceMiddleware>();
        worker.UseMiddleware<CountRefusalsMiddleware>();
        worker.UseMiddleware<UnhandledExceptionMiddleware>();
        worker.UseMiddleware<PrincipalMiddleware>();
        worker.UseMiddleware<RequestLimitsMiddleware>();
        return worker;
    }
}
