using CompanionChat.Tests.Model.Memory;

namespace CompanionChat.Tests.Model.Simulation;

/// <summary>Runs several operations at once.</summary>
internal interface IRunner : IPace
{
    /// <summary>Starts an operation, before the others run or while they do.</summary>
    void Add(Func<Task> operation);

    /// <summary>Runs them all to their ends.</summary>
    void Run();
}
