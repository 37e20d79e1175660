using Microsoft.Extensions.Hosting;

namespace CompanionChat.LocalHost.Hubs.Faults;

/// <summary>Sends pushes as the dial says: not at all, twice, late, or in another order.</summary>
internal sealed class FaultyHubSender(HubSender sender, HubFaultDial dial, TimeProvider clock, IHostApplicationLifetime lifetime) : IHubSender
{
    /// <inheritdoc/>
    public async Task SendAsync(HubMessage message, CancellationToken cancellationToken)
    {
        var (fault, follower) = dial.Take(message);
        switch (fault.Mode)
        {
            case HubFaultMode.Drop or HubFaultMode.Swap:
                return;
            case HubFaultMode.Delay:
                _ = SendLateAsync(message, TimeSpan.FromMilliseconds(fault.DelayMs)); // whoever pushes does not wait, as with the service
                return;
            case HubFaultMode.Double:
                await sender.SendAsync(message, cancellationToken);
                break;
        }

        await sender.SendAsync(message, cancellationToken);
        if (follower is not null)
        {
            await sender.SendAsync(follower, cancellationToken);
        }
    }

    private async Task SendLateAsync(HubMessage message, TimeSpan delay)
    {
        var stopping = lifetime.ApplicationStopping;
        await Task.Delay(delay, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!stopping.IsCancellationRequested)
        {
            await sender.SendAsync(message, stopping);
        }
    }
}
