using CompanionChat.Domain;
using CompanionChat.Domain.Visitors;
using CompanionChat.Tests.Model.Simulation;

namespace CompanionChat.Tests.Model.Sequences;

/// <summary>Plays a sequence on the app's handlers and on the reference, and compares after each step.</summary>
internal sealed class Play : IDisposable
{
    private readonly Ground ground = new();
    private readonly Dictionary<UserKey, Possibilities> users;
    private readonly Deeds deeds;
    private readonly List<(Func<bool> Commit, Deed Deed, DateTimeOffset[] Times, DateTimeOffset? Premium)> lingering = [];
    private CurrentPace pace = new();
    private Instance instance;

    private Play()
    {
        users = Ground.Users.ToDictionary(user => user, user => new Possibilities(ground, user));
        deeds = new Deeds(ground);
        instance = new Instance(ground, pace);
    }

    /// <summary>Plays it, and lets every reply that was promised come to its end.</summary>
    public static void Run(IEnumerable<Step> steps)
    {
        using var play = new Play();
        foreach (var step in steps)
        {
            play.Make(step);
        }

        play.End();
    }

    public void Dispose()
    {
        instance.Dispose();
        ground.Dispose();
    }

    private void Make(Step step)
    {
        switch (step.Kind)
        {
            case Kind.Die:
                Restart();
                return;
            case Kind.Land:
                Land(step.Choice);
                return;
            case Kind.Say:
                Alone(deeds.Mint(step.User), Fault.None, 1);
                break;
        }

        if (deeds.Of(step) is not { } deed)
        {
            return;
        }

        if (step.With is { Kind: not (Kind.Look or Kind.List or Kind.Say) } with && step.Kind is not (Kind.Look or Kind.List) && deeds.Of(with) is { } other)
        {
            Together(deed, other, step.Seed);
        }
        else
        {
            Alone(deed, step.Fault, step.At);
        }

        deeds.CheckCheckouts();
    }

    private void Alone(Deed deed, Fault fault, int at)
    {
        var faulty = new FaultyPace(fault, at);
        pace.Current = faulty;
        var begin = Begin();
        var task = deed.Act(instance);
        while (!task.IsCompleted && !faulty.IsDead)
        {
            Assert.True(ground.Clock.Waiting > 0, "It waits for nothing.");
            ground.Clock.Fire(0);
        }

        Assert.Subset(new HashSet<UserKey> { deed.User }, ground.Table.Touched);
        if (faulty.IsDead)
        {
            Restart();
        }

        if (faulty.Lingering is { } commit)
        {
            lingering.Add((commit, deed, [begin, .. ground.Clock.Times], users[deed.User].Any.Premium));
        }

        var answer = faulty.IsDead ? null : task.GetAwaiter().GetResult();
        users[deed.User].Made(deed.Expect, answer == Deeds.Unknown ? null : answer, [begin, .. ground.Clock.Times]);
        Others(deed.User).ForEach(user => user.Unchanged());
    }

    private void Together(Deed one, Deed other, int seed)
    {
        var interleaving = new Interleaving(seed, ground.Clock);
        using var here = new Instance(ground, interleaving);
        using var there = new Instance(ground, interleaving);
        var begin = Begin();
        var answers = new string[2];
        interleaving.Add(async () => answers[0] = await one.Act(here));
        interleaving.Add(async () => answers[1] = await other.Act(there));
        interleaving.Run();
        Assert.Subset(new HashSet<UserKey> { one.User, other.User }, ground.Table.Touched);
        if (one.User == other.User)
        {
            users[one.User].MadeBoth(one, other, answers[0], answers[1], [begin, .. ground.Clock.Times]);
        }
        else
        {
            users[one.User].Made(one.Expect, answers[0], [begin, .. ground.Clock.Times]);
            users[other.User].Made(other.Expect, answers[1], [begin, .. ground.Clock.Times]);
        }
    }

    private DateTimeOffset Begin()
    {
        ground.Table.Touched.Clear();
        ground.Clock.Times.Clear();
        return ground.Clock.Now();
    }

    private void Restart()
    {
        ground.Clock.Forget();
        instance.Dispose();
        instance = new Instance(ground, pace = new CurrentPace());
    }

    // It was decided on then: so it is judged by what was so then.
    private void Land(int choice)
    {
        if (lingering.Count == 0)
        {
            return;
        }

        var landing = lingering[choice % lingering.Count];
        lingering.Remove(landing);
        if (landing.Commit())
        {
            users[landing.Deed.User].Made(
                (book, time) =>
                {
                    var premium = book.Premium;
                    book.Premium = landing.Premium;
                    var said = landing.Deed.Expect(book, time);
                    book.Premium = book.Premium == landing.Premium ? premium : book.Premium;
                    return said;
                },
                null,
                landing.Times);
        }

        Others(landing.Deed.User).ForEach(user => user.Unchanged());
    }

    private void End()
    {
        while (lingering.Count > 0)
        {
            Land(0);
        }

        foreach (var deed in ground.Started.ToList().Select((input, index) => deeds.Orchestrate(input, index)))
        {
            Alone(deed, Fault.None, 1);
        }

        Assert.All(Ground.Users, user => Audit.CheckEnded(ground, user));
    }

    private List<Possibilities> Others(UserKey user) => [.. users.Where(pair => pair.Key != user).Select(pair => pair.Value)];
}
