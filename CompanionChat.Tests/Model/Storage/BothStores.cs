using CompanionChat.Domain;
using CompanionChat.Domain.Visitors;

namespace CompanionChat.Tests.Model.Storage;

/// <summary>Takes the same steps on the table in memory and on Azurite, and compares all that they answer.</summary>
internal sealed class BothStores(Store memory, Store azurite)
{
    private const int Crowd = 100;
    private static readonly IReadOnlyList<UserKey> Users = [UserKey.From("local", "ada")!.Value, UserKey.From("local", "ben")!.Value];
    private readonly KnownTags tags = new();
    private int versions;

    /// <summary>Takes them, and looks at all rows that there are at the end.</summary>
    public async Task RunAsync(IReadOnlyList<StoreStep> steps)
    {
        for (var i = 0; i < steps.Count; i++)
        {
            try
            {
                await MakeAsync(steps[i]);
            }
            catch (Xunit.Sdk.XunitException difference)
            {
                throw new Xunit.Sdk.XunitException($"Step {i} ({steps[i]}): {difference.Message}", difference);
            }
        }

        foreach (var row in from user in Enumerable.Range(0, StoreSteps.Users) from row in Enumerable.Range(0, SampleRows.Count) select (user, row))
        {
            await FindAsync(row.user, row.row);
        }
    }

    private Task MakeAsync(StoreStep step) => step.Act switch
    {
        StoreAct.Find => FindAsync(step.User, step.Row),
        StoreAct.FindForSend => SameAsync(store => store.FindForSendAsync(Users[step.User], SampleRows.Of(step.Row, 0) as Nonce)),
        StoreAct.Conversations => SameAsync(async store => (IReadOnlyList<IChatRow?>)await store.ConversationsAsync(Users[step.User])),
        StoreAct.Commit => CommitAsync(step.User, step.Changes),
        StoreAct.CommitMany => CommitManyAsync(step),
        _ => RangeAsync(step),
    };

    private async Task FindAsync(int user, int row)
    {
        var (here, there) = (await memory.FindAsync(Users[user], SampleRows.Of(row, 0)), await azurite.FindAsync(Users[user], SampleRows.Of(row, 0)));
        Assert.Equal(Store.Text(here?.Value), Store.Text(there?.Value));
        if (here is not null && there is not null)
        {
            tags.Learn(user, row, new KnownTags.Pair(here.Tag, there.Tag));
        }
    }

    private async Task SameAsync(Func<Store, Task<IReadOnlyList<IChatRow?>>> read) =>
        Assert.Equal((await read(memory)).Select(Store.Text), (await read(azurite)).Select(Store.Text));

    private async Task RangeAsync(StoreStep step)
    {
        var (from, pageSize) = (SampleRows.Of(step.Row, 0), 1 + (step.Way % 4) + (step.Way > 20 ? Crowd : 0));
        await using var here = memory.Range(Users[step.User], step.Act, from, pageSize).GetAsyncEnumerator();
        await using var there = azurite.Range(Users[step.User], step.Act, from, pageSize).GetAsyncEnumerator();
        for (var read = 0; ; read++)
        {
            if (read == step.Way % 6)
            {
                await CommitAsync(step.User, step.Changes);
            }

            var (more, alsoMore) = (await here.MoveNextAsync(), await there.MoveNextAsync());
            Assert.Equal(more ? Store.Text(here.Current) : "the end", alsoMore ? Store.Text(there.Current) : "the end");
            if (!more)
            {
                return;
            }
        }
    }

    private async Task CommitAsync(int user, IReadOnlyList<RowChange> changes)
    {
        if (changes.Count == 0)
        {
            return;
        }

        var wanted = changes.Select(change => (Row: SampleRows.Of(change.Row, ++versions), change.Kind, Tags: tags.Of(user, change))).ToList();
        var answer = await memory.CommitAsync(Users[user], [.. wanted.Select(change => Of(change.Kind, change.Row, change.Tags.Memory))]);
        Assert.Equal(answer, await azurite.CommitAsync(Users[user], [.. wanted.Select(change => Of(change.Kind, change.Row, change.Tags.Azurite))]));
        foreach (var row in changes.Select(change => change.Row).Distinct())
        {
            await FindAsync(user, row);
        }
    }

    private async Task CommitManyAsync(StoreStep step)
    {
        Change[] changes = [.. Enumerable.Range(step.Row, Crowd - 2 + (step.Way % 4)).Select(index => Change.Insert(SampleRows.InACrowd(index)))];
        Assert.Equal(await memory.CommitAsync(Users[step.User], changes), await azurite.CommitAsync(Users[step.User], changes));
    }

    private static Change Of(ChangeKind kind, IChatRow row, string tag) => kind switch
    {
        ChangeKind.Insert => Change.Insert(row),
        ChangeKind.Replace => Change.Replace(new Stored<IChatRow>(row, tag), row),
        _ => Change.Delete(new Stored<IChatRow>(row, tag)),
    };
}
