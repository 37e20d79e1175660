using CompanionChat.LocalHost.Listening;
using CompanionChat.LocalHost.Settings;
using CompanionChat.LocalHost.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CompanionChat.LocalHost;

/// <summary>The functions app and all that it needs, running in this process.</summary>
public sealed class LocalHostApp : IAsyncDisposable
{
    private readonly Stack<IAsyncDisposable> owned = new();
    private WebApplication? web;

    private LocalHostApp(Uri baseAddress) => BaseAddress = baseAddress;

    /// <summary>How this machine's own clients reach the host.</summary>
    public Uri BaseAddress { get; }

    /// <summary>The services of the app and of the host.</summary>
    public IServiceProvider Services => web!.Services;

    /// <summary>What the host plays instead of the real thing, for people to read; empty where everything is configured.</summary>
    public IReadOnlyList<string> Simulated { get; private set; } = [];

    /// <summary>Where the tables are, for people to read.</summary>
    public string Storage { get; private set; } = $"as {StorageSetting.Name} says";

    /// <summary>Starts everything. When it returns, requests are answered.</summary>
    /// <param name="options">How.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="HostFailedException">Something is missing, taken or wrong; the message says what to do.</exception>
    public static async Task<LocalHostApp> StartAsync(LocalHostOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var sockets = BoundAddresses.Bind(options.Urls);
        var app = new LocalHostApp(sockets.Own);
        app.owned.Push(new AsyncOwner(sockets));
        try
        {
            await app.StartAsync(options, sockets, cancellationToken);
            return app;
        }
        catch (Exception failure) when (SettingsFailure.Explain(failure) is { } message)
        {
            await app.DisposeAsync();
            throw new HostFailedException(message, failure);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until the host is told to stop (Ctrl+C, SIGTERM or <see cref="DisposeAsync"/>).</summary>
    public async Task WaitForShutdownAsync()
    {
        var stopping = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = web!.Lifetime.ApplicationStopping.Register(stopping.SetResult);
        await stopping.Task;
    }

    /// <summary>Stops everything, the storage last, and waits until it is saved.</summary>
    public async ValueTask DisposeAsync()
    {
        if (web is { } running)
        {
            web = null;
            await running.StopAsync();
        }

        while (owned.TryPop(out var part))
        {
            await part.DisposeAsync();
        }
    }

    private async Task StartAsync(LocalHostOptions options, BoundAddresses sockets, CancellationToken cancellationToken)
    {
        var repository = RepositoryRoot.Find();
        var folder = TakeFolder(options, repository);
        var settings = new ConfigurationManager();
        settings.AddSettings(options, options.ReadMachineSettings ? repository : null);
        var azurite = StorageSetting.IsSet(settings) ? null : StartAzurite(repository, folder);

        var builder = HostBuilder.Create(options, settings, sockets);
        if (builder.Environment.IsDevelopment())
        {
            Simulated = SimulatedUpstreams.Configure(builder.Configuration, sockets.Own);
            builder.Configuration.AddDefault("SignIn:Providers", SignIn.Session.Provider);
        }

        if (azurite is not null)
        {
            var port = await azurite.PortAsync(cancellationToken);
            builder.Configuration[StorageSetting.Name] = StorageSetting.ForAzurite(port);
            Storage = $"{StorageSetting.EndpointOf(port)} (Azurite, {folder?.Path ?? "in memory"})";
        }

        HostBuilder.AddServices(builder, options, sockets.Own, folder);
        var built = builder.Build();
        owned.Push(built);
        HostBuilder.MapRequests(built);
        if (azurite is not null)
        {
            await azurite.ReadyAsync(cancellationToken);
        }

        await StartAsync(built, cancellationToken);
        web = built;
    }

    // Ctrl+C and SIGTERM cancel a start that is under way.
    private static async Task StartAsync(WebApplication built, CancellationToken cancellationToken)
    {
        try
        {
            built.Services.GetService<IStartupValidator>()?.Validate(); // the host would log the stack trace of what an operator got wrong
            await built.StartAsync(cancellationToken);
        }
        catch (OperationCanceledException stopped) when (built.Lifetime.ApplicationStopping.IsCancellationRequested)
        {
            throw new HostFailedException("The host was told to stop before it was ready.", stopped);
        }
    }

    private DataFolder? TakeFolder(LocalHostOptions options, string repository)
    {
        if (options.InMemory)
        {
            return null;
        }

        var folder = DataFolder.Take(options.DataFolder ?? Path.Combine(repository, ".local"));
        owned.Push(new AsyncOwner(folder));
        return folder;
    }

    private Azurite StartAzurite(string repository, DataFolder? folder)
    {
        var azurite = Azurite.Start(repository, folder?.Tables);
        owned.Push(azurite);
        return azurite;
    }

    private sealed class AsyncOwner(IDisposable part) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            part.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
