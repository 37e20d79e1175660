using CompanionChat.Tests.Drivers;
using CompanionChat.Tests.Trials;

namespace CompanionChat.Tests.Crashes;

/// <summary>A host that dies and comes back, cell after cell, with a bystander.</summary>
internal sealed record Lane(MortalHost Host, Bystander Bystander) : IAsyncDisposable
{
    public static async Task<Lane> OpenAsync()
    {
        var host = await MortalHost.StartAsync();
        return new Lane(host, await Bystander.ArriveAsync(host));
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
