using CompanionChat.Tests.Model.Simulation;

namespace CompanionChat.Tests.Model.Races;

/// <summary>Where races are run.</summary>
internal interface ITrack
{
    /// <summary>How many seeds each race has, where nothing else is said.</summary>
    int Seeds { get; }

    /// <summary>New storage, with nothing in it.</summary>
    Ground NewGround(int freeText, int maxPending);

    /// <summary>Lets operations on it go on at once.</summary>
    IRunner NewRunner(int seed, Ground ground);
}
