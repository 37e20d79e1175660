using CompanionChat.Tests.Drivers;

namespace CompanionChat.Tests.Trials;

/// <summary>Something that a visitor, or a payment provider, does.</summary>
/// <param name="Name">What.</param>
/// <param name="Prepare">Does all that comes before.</param>
/// <param name="Act">Does it; may be done again.</param>
/// <param name="Check">Fails unless it was done, and once.</param>
public sealed record UseCase(string Name, Func<Trial, Task> Prepare, Func<Trial, Task<Answer>> Act, Func<Trial, Task> Check)
{
    /// <summary>Whether whoever was acknowledged may ask again, as one whose connection broke. What has no key would be another one.</summary>
    public bool IsRepeatable { get; init; } = true;

    /// <summary>
    /// Where an orchestration goes on with it: fails unless it was done, or never happened, when all is settled and nobody has asked again. Null where
    /// there is none.
    /// </summary>
    public Func<Trial, Task>? CheckLeft { get; init; }

    /// <summary>Somebody new, for whom all is prepared.</summary>
    public async Task<Trial> BeginAsync(IStage stage)
    {
        stage.Upstreams.Mend();
        var trial = await Trial.NewAsync(stage);
        await Prepare(trial);
        return trial;
    }

    /// <summary>Fails unless it was done, and once, and all of the visitor's rows add up.</summary>
    public async Task CheckAsync(Trial trial)
    {
        await Check(trial);
        RowAudit.Check(await trial.RowsAsync());
    }

    public override string ToString() => Name;
}
