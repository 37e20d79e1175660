using CompanionChat.Tests.Infrastructure;
using CompanionChat.Tests.Model.Races;
using CompanionChat.Tests.Model.Simulation;
using Microsoft.Extensions.DependencyInjection;

namespace CompanionChat.Tests.Model.Azurite;

/// <summary>Azurite, 10 to 50 ms away.</summary>
internal sealed class AzuriteTrack : ITrack
{
    public int Seeds => 2;

    public Ground NewGround(int freeText, int maxPending)
    {
        var jitter = new Jitter();
        return new AzuriteGround(OpenAsync(jitter).GetAwaiter().GetResult(), jitter, freeText, maxPending);
    }

    public IRunner NewRunner(int seed, Ground ground) => ((AzuriteGround)ground).Begin(seed);

    private static async Task<ServiceProvider> OpenAsync(Jitter jitter) =>
        await AzuriteTable.OpenAsync(await AzuriteServer.ConnectionStringAsync(), jitter.Policy);
}
