using Azure.Data.Tables;
using CompanionChat.LocalHost.Durable;
using CompanionChat.Tests.Infrastructure;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CompanionChat.Tests.LocalHost.Durable;

public sealed class RegistrationTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private HostApplicationBuilder Builder(string hub)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton(new TableServiceClient(azurite.ConnectionString));
        builder.Services.AddSingleton<IDurableFunctions>(
            new ScriptedFunctions().Orchestrator("Say", context => Task.FromResult<object?>(context.GetInput<string>())));
        builder.Services.AddLocalDurable(options => options.HubName = hub);
        return builder;
    }

    [Fact]
    public async Task A_host_with_the_engine_starts_runs_and_stops()
    {
        using var host = Builder(AzuriteFixture.NewTableName()).Build();
        await host.StartAsync();
        var client = host.Services.GetRequiredService<DurableTaskClient>();

        var id = await client.ScheduleNewOrchestrationInstanceAsync("Say", "hello");
        var end = await client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);
        await host.StopAsync();

        Assert.Equal("\"hello\"", end.SerializedOutput);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a-b")]
    [InlineData("1hub")]
    public async Task A_hub_name_that_cannot_name_a_table_stops_the_start(string hub)
    {
        using var host = Builder(hub).Build();

        await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());
    }
}
