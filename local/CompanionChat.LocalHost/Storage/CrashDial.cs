using Azure.Core;
using Azure.Core.Pipeline;

namespace CompanionChat.LocalHost.Storage;

/// <summary>
/// Kills this process at a chosen request to Azure Storage, so that tests can show that nothing is lost or done twice at any of them.
/// Part of the same clients as <see cref="StorageRequestCounter"/>.
/// </summary>
internal sealed class CrashDial : HttpPipelinePolicy
{
    private readonly Action kill;
    private int remaining;
    private CrashMoment moment;

    public CrashDial()
        : this(KillThisProcess)
    {
    }

    internal CrashDial(Action kill) => this.kill = kill;

    /// <summary>Sets it. 1 is the next request.</summary>
    public void Arm(int atStorageRequest, CrashMoment when)
    {
        moment = when;
        Volatile.Write(ref remaining, atStorageRequest);
    }

    /// <inheritdoc/>
    public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        IsHere() ? CrashAsync(message, pipeline) : ProcessNextAsync(message, pipeline);

    /// <inheritdoc/>
    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var here = IsHere();
        if (here && moment == CrashMoment.Before)
        {
            kill();
        }

        ProcessNext(message, pipeline);
        if (here && moment == CrashMoment.After)
        {
            kill();
        }
    }

    private async ValueTask CrashAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (moment == CrashMoment.Before)
        {
            kill();
        }

        await ProcessNextAsync(message, pipeline);
        if (moment == CrashMoment.After)
        {
            kill();
        }
    }

    private bool IsHere() => Volatile.Read(ref remaining) > 0 && Interlocked.Decrement(ref remaining) == 0;

    // SIGKILL where there are signals: no handler, no flush, no goodbye.
    private static void KillThisProcess()
    {
        using var own = System.Diagnostics.Process.GetCurrentProcess();
        own.Kill();
        own.WaitForExit();
    }
}
