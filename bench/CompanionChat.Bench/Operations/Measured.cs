using CompanionChat.Bench.Host;
using CompanionChat.Bench.Load;

namespace CompanionChat.Bench.Operations;

/// <summary>What was measured with a number of clients on a table of a size.</summary>
/// <param name="Clients">How many asked at once.</param>
internal sealed record Measured(int Clients)
{
    /// <summary>The operations, as tables name them.</summary>
    public static readonly IReadOnlyList<(string Name, Func<IOperations, Func<int, Task<double?>>> Of)> Operations =
    [
        ("send, accepted", operations => operations.SendAsync),
        ("open", operations => operations.OpenAsync),
        ("threads", operations => operations.ThreadsAsync),
        ("read", operations => operations.ReadAsync),
        ("mint", operations => operations.MintAsync),
    ];

    /// <summary>The app, operation by operation.</summary>
    public Samples[] App { get; } = New();

    /// <summary>The floor, operation by operation.</summary>
    public Samples[] Floor { get; } = New();

    /// <summary>The floor of sending with the start of an orchestration in it.</summary>
    public Samples FloorWithStart { get; } = new();

    /// <summary>Send to pushed reply.</summary>
    public Samples Completed { get; } = new();

    /// <summary>The peer until it has accepted.</summary>
    public Samples PeerAccepted { get; } = new();

    /// <summary>The peer until it has stored the reply.</summary>
    public Samples PeerCompleted { get; } = new();

    /// <summary>The mean of the provider's answers in each round. Milliseconds.</summary>
    public List<double> ProviderMs { get; } = [];

    /// <summary>The processor time that a message took in each round.</summary>
    public List<ProcessorTime> ProcessorTimes { get; } = [];

    /// <summary>The most that the app held in memory while messages were sent. MiB.</summary>
    public double Mebibytes { get; set; }

    private static Samples[] New() => [.. Operations.Select(_ => new Samples())];
}
