using CompanionChat.Soak.World;

namespace CompanionChat.Soak.People;

/// <summary>A visitor's stay: signs in, opens screens, does one thing after another at random, and leaves.</summary>
internal sealed class Stay(Visitor visitor, Stage stage, Town town)
{
    private const int MostScreens = 3;

    private readonly Talking talking = new(visitor, stage);
    private readonly Looking looking = new(visitor, stage);
    private readonly Buying buying = new(visitor, stage, new Tills(stage.App.Http));
    private readonly Prying prying = new(visitor, stage);

    /// <summary>Lives it.</summary>
    /// <param name="over">The visitor leaves.</param>
    /// <param name="ended">The run is over; what is under way is broken off.</param>
    public async Task LiveAsync(CancellationToken over, CancellationToken ended)
    {
        while (!over.IsCancellationRequested && !await visitor.SignInAsync(ended))
        {
        }

        using var closed = CancellationTokenSource.CreateLinkedTokenSource(over, ended);
        var screens = Enumerable.Range(0, visitor.Random.Next(1, MostScreens + 1)).Select(_ => new Screen(visitor, stage).ListenAsync(closed.Token)).ToList();
        while (!over.IsCancellationRequested)
        {
            await DoSomethingAsync(ended);
            await Task.Delay(visitor.Random.Next(300, 1300), over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await closed.CancelAsync();
        await Task.WhenAll(screens);
    }

    private async Task DoSomethingAsync(CancellationToken ended)
    {
        if (visitor.Ledger.Conversations.Count == 0)
        {
            await talking.StartAsync(ended);
            return;
        }

        switch (visitor.Random.Next(100))
        {
            case < 52:
                await TalkAsync(ended);
                break;
            case < 58:
                await talking.StartAsync(ended);
                break;
            case < 70:
                await looking.OpenAsync(ended);
                break;
            case < 77:
                await looking.ListAsync(ended);
                break;
            case < 83:
                await looking.ReadMeAsync(ended);
                break;
            case < 88:
                await buying.BuyAsync(premium: false, ended);
                break;
            case < 93:
                await buying.ReverseAsync(ended);
                break;
            case < 97:
                await RepeatAsync(ended);
                break;
            default:
                await prying.PryAsync(town.Another(visitor), ended);
                break;
        }
    }

    // Who has run out buys premium, mostly; who does not runs out again.
    private async Task TalkAsync(CancellationToken ended)
    {
        if (!await talking.SendAsync(ended) && visitor.Happens(60))
        {
            await buying.BuyAsync(premium: true, ended);
        }
    }

    private async Task RepeatAsync(CancellationToken ended)
    {
        if (visitor.Ledger.Sent.Where(sent => sent.Acknowledged is not null).ToList() is { Count: > 0 } accepted)
        {
            await talking.RepeatAsync(visitor.One(accepted), ended);
        }
    }
}
