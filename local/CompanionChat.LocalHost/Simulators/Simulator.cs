using CompanionChat.LocalHost.Simulators.Faults;

namespace CompanionChat.LocalHost.Simulators;

/// <summary>What every simulated upstream has: a name, a fault dial, and a log of its requests.</summary>
/// <param name="name">Its path under <c>/_sim/</c>, such as <c>llm/primary</c>.</param>
public sealed class Simulator(string name)
{
    /// <summary>Its path under <c>/_sim/</c>.</summary>
    public string Name { get; } = name;

    /// <summary>Which of its calls go wrong.</summary>
    public FaultDial Faults { get; } = new();

    /// <summary>The calls it got.</summary>
    public RequestLog Requests { get; } = new();
}
