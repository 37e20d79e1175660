using Azure.Core;
using Azure.Data.Tables;
using CompanionChat.LocalHost.Crashes;
using CompanionChat.Tests.Infrastructure;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;

namespace CompanionChat.Tests.LocalHost;

public sealed class CrashDialTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private readonly CrashDial dial = new(() => throw new InvalidOperationException("crashed"));

    [Theory]
    [InlineData(1, false)]
    [InlineData(3, true)]
    public async Task It_strikes_at_the_chosen_request_to_storage_before_or_after_it(int request, bool after)
    {
        var table = await NewTableAsync();

        dial.Arm(new CrashOrder(request, after ? CrashMoment.After : CrashMoment.Before));
        for (var i = 1; i < request; i++)
        {
            await table.AddEntityAsync(new TableEntity("p", $"{i}"));
        }

        await Assert.ThrowsAsync<InvalidOperationException>(() => table.AddEntityAsync(new TableEntity("p", "last")));
        Assert.Equal(after, (await table.GetEntityIfExistsAsync<TableEntity>("p", "last")).HasValue);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_strikes_at_the_chosen_request_to_an_upstream_before_or_after_it(bool after)
    {
        var asked = 0;
        await using var upstream = await LoopbackServer.StartAsync(app => app.MapGet("/", () => $"{++asked}"));
        using var clients = NewClients();

        dial.Arm(new CrashOrder(2, after ? CrashMoment.After : CrashMoment.Before));
        await GetAsync(clients, upstream);

        await Assert.ThrowsAsync<InvalidOperationException>(() => GetAsync(clients, upstream));
        Assert.Equal(after ? 2 : 1, asked);
    }

    [Fact]
    public async Task Both_kinds_are_numbered_alike_and_written_down_in_order()
    {
        await using var upstream = await LoopbackServer.StartAsync(app => app.MapGet("/", () => "here"));
        using var clients = NewClients();
        var table = await NewTableAsync();
        Assert.Empty(dial.Sent);

        dial.Listen();
        await table.AddEntityAsync(new TableEntity("p", "first"));
        await GetAsync(clients, upstream);

        Assert.Equal([$"POST {table.Name} insert", "GET somebody"], dial.Sent);
    }

    private static async Task GetAsync(ServiceProvider clients, LoopbackServer upstream)
    {
        using var client = clients.GetRequiredService<IHttpClientFactory>().CreateClient("somebody");
        using var answer = await client.GetAsync(upstream.Address);
    }

    private ServiceProvider NewClients() => new ServiceCollection()
        .AddHttpClient("somebody").Services
        .AddSingleton<IHttpMessageHandlerBuilderFilter>(new UpstreamCrashes(dial))
        .BuildServiceProvider();

    private Task<TableClient> NewTableAsync()
    {
        var options = new TableClientOptions();
        options.AddPolicy(new StorageCrashes(dial), HttpPipelinePosition.PerRetry);
        return azurite.NewTableAsync(options);
    }
}
