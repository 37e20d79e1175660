using Azure.Core.Pipeline;
using CompanionChat.LocalHost.Crashes;
using CompanionChat.LocalHost.Durable;
using CompanionChat.LocalHost.Durable.Running;
using CompanionChat.LocalHost.Hubs;
using CompanionChat.LocalHost.Invocations;
using CompanionChat.LocalHost.Listening;
using CompanionChat.LocalHost.Metrics;
using CompanionChat.LocalHost.Requests;
using CompanionChat.LocalHost.SignIn;
using CompanionChat.LocalHost.Simulators;
using CompanionChat.LocalHost.Simulators.Books;
using CompanionChat.LocalHost.Storage;
using CompanionChat.LocalHost.Timers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Trace;

namespace CompanionChat.LocalHost;

/// <summary>Puts the host together: what of ASP.NET Core it uses, then the app, then the parts that it plays.</summary>
internal static class HostBuilder
{
    private const int MaxRequestBytes = 1024 * 1024; // the app's own limits are lower
    private const string EnvironmentSetting = "AZURE_FUNCTIONS_ENVIRONMENT";

    /// <summary>The bare web host, with the settings and the sockets.</summary>
    public static WebApplicationBuilder Create(LocalHostOptions options, ConfigurationManager settings, BoundAddresses sockets)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(HostBuilder).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = settings[EnvironmentSetting] is { Length: > 0 } name ? name : Environments.Development,
        });
        builder.Configuration.AddConfiguration(settings, shouldDisposeConfiguration: true);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxRequestBytes;
            foreach (var endPoint in sockets.EndPoints)
            {
                kestrel.Listen(endPoint);
            }
        });
        builder.Services.Configure<SocketTransportOptions>(transport => transport.CreateBoundListenSocket = sockets.Take);
        AddLogging(builder.Logging, options.Verbose);
        return builder;
    }

    /// <summary>The app, and what stands for the platform around it.</summary>
    /// <param name="builder">The bare web host.</param>
    /// <param name="options">How to run.</param>
    /// <param name="own">The host's own address.</param>
    /// <param name="folder">Where what outlives the host is kept; null: nowhere.</param>
    public static void AddServices(WebApplicationBuilder builder, LocalHostOptions options, Uri own, DataFolder? folder)
    {
        var services = builder.Services;
        var catalog = new FunctionCatalog(options.App.Classes);
        var pipeline = new WorkerPipeline(services);
        var hostJson = HostJson.Read(AppContext.BaseDirectory, builder.Configuration);
        services.AddRouting();
        services.AddSingleton(new ApplicationPartManager()); // action results need MVC, but there are no controllers to look for
        services.AddMvcCore();
        services.TryAddSingleton(TimeProvider.System);
        AddStorageCounts(services);
        services.AddCrashDial(builder.Configuration);
        options.App.UseMiddleware(pipeline);
        options.App.AddServices(builder);

        services.AddSignIn(folder);
        services.AddHub(catalog);
        services.AddSingleton(catalog);
        services.AddSingleton(pipeline);
        services.AddSingleton(hostJson);
        services.ConfigureOpenTelemetryTracerProvider(tracing => tracing.AddSource("Microsoft.AspNetCore", DurableSpans.Source)); // as the Functions host traces
        services.AddSingleton<WorkerSerializer>();
        services.AddSingleton<ParameterBinders>();
        services.AddSingleton<FunctionRunner>();
        services.AddSingleton<FunctionRoutes>();
        services.AddSingleton<FunctionEndpoint>();
        if (catalog.Of(FunctionKind.Orchestrator).Any())
        {
            services.AddSingleton<IDurableFunctions, DurableFunctions>();
            services.AddLocalDurable(durable => durable.HubName = hostJson.HubName);
        }

        services.AddHostedService<TimerFunctions>();
        if (builder.Environment.IsDevelopment())
        {
            services.AddSimulators(new SimulatorHome(own, folder?.Simulators));
            services.AddSingleton<MetricsBook>();
            services.AddHostedService(provider => provider.GetRequiredService<MetricsBook>());
        }

        options.Configure?.Invoke(builder);
    }

    /// <summary>Who answers what: the platform's own paths first, all others the functions.</summary>
    public static void MapRequests(WebApplication app)
    {
        app.UseRouting();
        AppServiceAuthentication.Use(app);
        app.MapHub();
        if (app.Environment.IsDevelopment())
        {
            app.MapSimulators();
            app.MapGet("/_sim/metrics", (MetricsBook metrics) => Results.Text(MetricsText.Write(metrics), MetricsText.ContentType));
            app.MapGet("/_sim/memory", () => Results.Json(new { liveBytes = GC.GetTotalMemory(forceFullCollection: true) }));
            app.MapStorageCounts(app.Services.GetRequiredService<StorageRequestCounter>());
            app.MapCrashDial();
        }

        app.MapFallback("/{**path}", app.Services.GetRequiredService<FunctionEndpoint>().InvokeAsync);
    }

    // The app and the engine add every HttpPipelinePolicy to their storage clients.
    private static void AddStorageCounts(IServiceCollection services)
    {
        services.AddSingleton<StorageRequestCounter>();
        services.AddSingleton<HttpPipelinePolicy>(provider => provider.GetRequiredService<StorageRequestCounter>());
    }

    private static void AddLogging(ILoggingBuilder logging, bool verbose)
    {
        logging.AddSimpleConsole(console => console.SingleLine = true);
        logging.SetMinimumLevel(verbose ? LogLevel.Debug : LogLevel.Warning);

        // Keys on this machine's own disk need no encryption, and every new data folder gets its own.
        logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);

        // It logs whole addresses, and a browser puts the hub's access token into one.
        logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
        if (verbose)
        {
            logging.AddFilter("Microsoft", LogLevel.Information);
            logging.AddFilter("Azure", LogLevel.Information);
        }
        else
        {
            logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical); // why it did not start is told in a sentence
        }
    }
}
