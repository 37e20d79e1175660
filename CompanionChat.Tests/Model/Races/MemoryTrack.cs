using CompanionChat.Tests.Model.Simulation;

namespace CompanionChat.Tests.Model.Races;

/// <summary>The table in memory: one request at a time, in an order that the seed gives.</summary>
internal sealed class MemoryTrack : ITrack
{
    public int Seeds => Races.Seeds.Usual;

    public Ground NewGround(int freeText, int maxPending) => new(freeText, maxPending);

    public IRunner NewRunner(int seed, Ground ground) => new Interleaving(seed, ground.Clock);
}
