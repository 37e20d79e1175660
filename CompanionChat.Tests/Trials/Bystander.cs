using System.Text.Json;
using CompanionChat.Tests.Drivers;

namespace CompanionChat.Tests.Trials;

/// <summary>Somebody with a conversation of their own, whose business it is not what happens to others.</summary>
public sealed class Bystander
{
    private readonly IStage stage;
    private readonly Visitor visitor;
    private string books = "";

    private Bystander(IStage stage, Visitor visitor) => (this.stage, this.visitor) = (stage, visitor);

    public static async Task<Bystander> ArriveAsync(IStage stage)
    {
        var trial = await UseCases.Of("start").BeginAsync(stage);
        await trial.Visitor.StartAsync(trial.Companion);
        var bystander = new Bystander(stage, trial.Visitor);
        bystander.books = await bystander.BooksAsync();
        return bystander;
    }

    /// <summary>Opens a screen, on which nothing must ever appear.</summary>
    public Task<Screen> WatchAsync() => Screen.OpenAsync(visitor);

    /// <summary>Fails where a row of theirs was touched.</summary>
    public async Task AssertUntouchedAsync() => Assert.Equal(books, await BooksAsync());

    private async Task<string> BooksAsync() =>
        JsonSerializer.Serialize((await stage.RowsAsync(visitor)).Select(row => new { row.RowKey, ETag = row.ETag.ToString() }));
}
