using System.Collections.Concurrent;
using Azure.Core;
using Azure.Core.Pipeline;
using CompanionChat.Tests.Model.Simulation;

namespace CompanionChat.Tests.Model.Azurite;

/// <summary>
/// Lets operations go on at once, each request 10 to 50 ms late: as far away as storage is. A seed decides on the delays alone; who wins is up to the
/// machine. A scenario's own code is on one thread, so that its lists need no guard.
/// </summary>
internal sealed class Jitter : SynchronizationContext, IRunner, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly BlockingCollection<Action> posted = [];
    private readonly List<Task> running = [];
    private Random random = new(0);
    private readonly Lock guard = new();
    private volatile bool runs;
    private int left;

    /// <summary>Delays the requests to storage.</summary>
    public HttpPipelinePolicy Policy => new Late(this);

    /// <summary>Lets this seed decide on what follows.</summary>
    public void Seed(int seed) => random = new Random(seed);

    public override void Post(SendOrPostCallback d, object? state) => posted.Add(() => d(state));

    public Task StepAsync(Func<Exception>? lost) => runs ? Task.Delay(Next()) : Task.CompletedTask;

    public Task<bool> CommitAsync(Func<bool> commit) => throw new NotSupportedException("Azurite commits.");

    public void Add(Func<Task> operation)
    {
        Interlocked.Increment(ref left);
        posted.Add(() => running.Add(RunAsync(operation)));
    }

    public void Run()
    {
        var before = Current;
        SetSynchronizationContext(this);
        runs = true;
        try
        {
            while (Volatile.Read(ref left) > 0)
            {
                Assert.True(posted.TryTake(out var next, Patience), "Nothing goes on.");
                next!();
            }
        }
        finally
        {
            runs = false;
            SetSynchronizationContext(before);
        }

        running.ForEach(task => task.GetAwaiter().GetResult());
    }

    public void Dispose() => posted.Dispose();

    // Begun on the one thread, it comes back to it.
    private async Task RunAsync(Func<Task> operation)
    {
        try
        {
            await operation();
        }
        finally
        {
            Interlocked.Decrement(ref left);
        }
    }

    private TimeSpan Next()
    {
        lock (guard)
        {
            return TimeSpan.FromMilliseconds(random.Next(10, 51));
        }
    }

    private sealed class Late(Jitter jitter) : HttpPipelinePolicy
    {
        public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            await jitter.StepAsync(null).ConfigureAwait(false);
            await ProcessNextAsync(message, pipeline).ConfigureAwait(false);
        }

        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();
    }
}
