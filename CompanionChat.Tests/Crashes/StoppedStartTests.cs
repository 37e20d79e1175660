using CompanionChat.LocalHost;
using CompanionChat.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CompanionChat.Tests.Crashes;

public sealed class StoppedStartTests
{
    [Fact]
    public async Task A_host_that_is_told_to_stop_while_it_starts_says_so_in_one_sentence()
    {
        var failure = await Assert.ThrowsAsync<HostFailedException>(() =>
            AppHost.StartAsync(configure: builder => builder.Services.AddHostedService<Interruption>()));

        Assert.Equal("The host was told to stop before it was ready.", failure.Message);
    }

    private sealed class Interruption(IHostApplicationLifetime lifetime) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            lifetime.StopApplication();
            return Task.FromCanceled(cancellationToken);
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
