using CompanionChat.Tests.Drivers;

namespace CompanionChat.Tests.Infrastructure;

/// <summary>One running app for the tests of a class; whoever needs its own settings, clock or faults starts an <see cref="AppHost"/>.</summary>
public sealed class AppFixture : IAsyncLifetime
{
    private AppHost? host;

    public AppHost Host => host ?? throw new InvalidOperationException("It has not started.");

    public HttpClient Http => Host.Http;

    public string Companion => Host.Companion;

    public IReadOnlyList<string> Companions => Host.Companions;

    public DateTimeOffset Now => Host.Now;

    public async Task InitializeAsync() => host = await AppHost.StartAsync();

    public async Task DisposeAsync() => await Host.DisposeAsync();

    public Task<Visitor> SignInAsync(string? userId = null) => Host.SignInAsync(userId);

    public Task<Screen> OpenScreenAsync(Visitor visitor) => Host.OpenScreenAsync(visitor);

    public Task GrantPremiumAsync(Visitor visitor, DateTimeOffset until) => Host.GrantPremiumAsync(visitor, until);
}
