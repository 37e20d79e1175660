using System.Globalization;
using System.Security.Cryptography;
using CompanionChat.Domain;
using CompanionChat.Domain.Conversations;
using CompanionChat.Domain.Payments;
using CompanionChat.Domain.Visitors;
using CompanionChat.Functions.Adapters.Tables;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CompanionChat.Bench.Load;

/// <summary>Writes users, histories and nonces straight into the table, in batches, as the app itself would have written them.</summary>
internal sealed class Population : IAsyncDisposable
{
    /// <summary>Whom everybody talks with.</summary>
    public const string CompanionId = "maren";

    /// <summary>When every conversation was started; nothing in it has been read since.</summary>
    public static readonly DateTimeOffset StartedAt = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private const int BatchSize = 100;
    private const int AtOnce = 4;
    private const int PlentyOfMessages = 1_000_000;

    private static readonly DateTimeOffset NewestAt = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ServiceProvider services;
    private readonly IChatStore store;

    /// <param name="storage">The connection string.</param>
    public Population(string storage)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new KeyValuePair<string, string?>("AzureWebJobsStorage", storage)])
            .Build();
        services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddTables(configuration).BuildServiceProvider();
        store = services.GetRequiredService<IChatStore>();
    }

    /// <summary>Writes a user with a conversation of so many messages, a second apart.</summary>
    public async Task AddUserAsync(UserKey user, int messages)
    {
        var newest = MessageOf(1);
        var conversation = new Conversation(
            CompanionId, StartedAt, new FreeQuota(PlentyOfMessages, 2, 3), 0, LastMessage.Of(newest), newest.CreatedAt, StartedAt, Version: 1);
        await CommitAsync(user, [Change.Insert(new Profile(StartedAt, null, 0)), Change.Insert(conversation)]);
        await LengthenAsync(user, 0, messages);
    }

    /// <summary>Adds older messages to a conversation that has <paramref name="from"/> of them, until it has <paramref name="to"/>.</summary>
    public Task LengthenAsync(UserKey user, int from, int to) => Parallel.ForEachAsync(
        Enumerable.Range(from + 1, to - from).Chunk(BatchSize),
        new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
        async (numbers, _) => await CommitAsync(user, [.. numbers.Select(number => Change.Insert(MessageOf(number)))]));

    /// <summary>Adds users whom nobody measures: number <paramref name="from"/> to before <paramref name="to"/>.</summary>
    public Task AddStrangersAsync(int from, int to) => Parallel.ForEachAsync(
        Enumerable.Range(from, to - from),
        new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
        async (number, _) => await AddUserAsync(UserKey.From("local", $"stranger-{number:D6}")!.Value, 1));

    /// <summary>Sees to it that a user holds so many nonces.</summary>
    public async Task ProvideNoncesAsync(Person person, int count)
    {
        var now = TimeProvider.System.GetUtcNow();
        var (time, expiry) = (new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero), now.AddHours(1));
        var missing = Enumerable.Range(0, Math.Max(0, count - person.Nonces.Count))
            .Select(_ => NonceId.From(time, RandomNumberGenerator.GetBytes(NonceId.EntropyBytes)));
        foreach (var batch in missing.Chunk(BatchSize))
        {
            await CommitAsync(person.Key, [.. batch.Select(id => Change.Insert(NonceRules.Mint(id, time, expiry - time)))]);
            Array.ForEach(batch, person.Nonces.Enqueue);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => services.DisposeAsync();

    // Number 1 is the newest: a history is lengthened at its beginning.
    private static Message MessageOf(int number)
    {
        var id = MessageId.From(NewestAt.AddSeconds(-number), BitConverter.GetBytes((long)number));
        var text = string.Create(CultureInfo.InvariantCulture, $"Message {number}, as long as people write them to each other.");
        return number % 2 == 1
            ? new Message(CompanionId, id, Sender.Companion, text)
            : new Message(CompanionId, id, Sender.User, text) { Status = ReplyStatus.Answered, Charged = FreeQuota.OneText };
    }

    private async Task CommitAsync(UserKey user, IReadOnlyList<Change> changes)
    {
        if (!await store.CommitAsync(user, changes, CancellationToken.None))
        {
            throw new InvalidOperationException($"What was to be written for {user} is there already.");
        }
    }
}
