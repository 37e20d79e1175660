using System.Net.Http.Json;
using System.Text.Json;
using CompanionChat.Bench.Host;

namespace CompanionChat.Bench.Load;

/// <summary>The app with the people who use it.</summary>
internal sealed class Crowd : IAsyncDisposable
{
    private const int ArrivingAtOnce = 32;

    private Crowd(AppProcess app)
    {
        App = app;
        Http = new HttpClient(new SocketsHttpHandler { UseCookies = false, UseProxy = false, AllowAutoRedirect = false }) { BaseAddress = app.BaseAddress };
        Population = new Population(app.Storage);
    }

    /// <summary>The process.</summary>
    public AppProcess App { get; }

    /// <summary>The way to it: one client with a pool of connections, no more work than necessary in it.</summary>
    public HttpClient Http { get; }

    /// <summary>What is in its table.</summary>
    public Population Population { get; }

    /// <summary>Those who converse, one for each client, each with a conversation and connected to the hub.</summary>
    public IReadOnlyList<Person> Talkers { get; private set; } = [];

    /// <summary>Those who mint nonces by the app: many, since nobody mints hundreds in a minute.</summary>
    public IReadOnlyList<Person> Minters { get; private set; } = [];

    /// <summary>Those for whom nonces are minted bare: others, since whoever mints by the app looks at all nonces of the same person.</summary>
    public IReadOnlyList<Person> BareMinters { get; private set; } = [];

    /// <summary>Starts the app and lets the people sign in.</summary>
    /// <param name="talkers">How many converse.</param>
    /// <param name="minters">How many mint nonces.</param>
    /// <param name="history">Messages in each conversation.</param>
    public static async Task<Crowd> GatherAsync(int talkers, int minters, int history)
    {
        var crowd = new Crowd(await AppProcess.StartAsync());
        try
        {
            crowd.Talkers = await crowd.ArriveAsync(talkers, number => $"talker-{number:D3}");
            crowd.Minters = await crowd.ArriveAsync(minters, number => $"minter-{number:D4}");
            crowd.BareMinters = [.. Enumerable.Range(0, minters).Select(number => new Person($"bare-minter-{number:D4}", ""))];
            await Task.WhenAll(crowd.Talkers.Select(async person =>
            {
                await crowd.Population.AddUserAsync(person.Key, history);
                person.Hub = await HubListener.ConnectAsync(await HubAddress.NegotiateAsync(crowd.Http, person.Token));
            }));
            return crowd;
        }
        catch
        {
            await crowd.DisposeAsync();
            throw;
        }
    }

    /// <summary>Signs somebody in.</summary>
    public async Task<Person> ArriveAsync(string userId)
    {
        using var login = await Http.PostAsJsonAsync("/.auth/login/local", new { userId, name = userId });
        login.EnsureSuccessStatusCode();
        var body = await login.Content.ReadFromJsonAsync<JsonElement>();
        return new Person(userId, body.GetProperty("authenticationToken").GetString()!);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var person in Talkers)
        {
            if (person.Hub is { } hub)
            {
                await hub.DisposeAsync();
            }
        }

        await Population.DisposeAsync();
        Http.Dispose();
        await App.DisposeAsync();
    }
    // A few at a time: thousands of connections at once are more than a system accepts.
    private async Task<Person[]> ArriveAsync(int count, Func<int, string> name)
    {
        var people = new Person[count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, count),
            new ParallelOptions { MaxDegreeOfParallelism = ArrivingAtOnce },
            async (number, _) => people[number] = await ArriveAsync(name(number)));
        return people;
    }
}
