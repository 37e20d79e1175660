using CompanionChat.Tests.Model.Simulation;
using FsCheck;
using FsCheck.Fluent;

namespace CompanionChat.Tests.Model.Sequences;

/// <summary>Makes random sequences, and smaller ones of one that fails.</summary>
internal static class Sequences
{
    private const int MaxSteps = 30;

    private static readonly (Kind Kind, int Weight)[] Weights =
    [
        (Kind.Start, 4), (Kind.Mint, 2), (Kind.Say, 14), (Kind.Send, 3), (Kind.Again, 6), (Kind.Generate, 8), (Kind.Release, 4), (Kind.Abandon, 3),
        (Kind.Orchestrate, 5), (Kind.MarkRead, 4), (Kind.Look, 2), (Kind.List, 1), (Kind.Buy, 5), (Kind.Pay, 5), (Kind.Fail, 1), (Kind.Expire, 1), (Kind.Refund, 3),
        (Kind.Dispute, 3), (Kind.Notify, 8), (Kind.Return, 3), (Kind.Wait, 3), (Kind.Die, 1), (Kind.Land, 3),
    ];

    private static readonly Gen<Kind> Kinds = Gen.Frequency(Weights.Select(weighed => (weighed.Weight, Gen.Constant(weighed.Kind))));

    private static readonly Gen<Fault> Faults = Gen.Frequency(
        (12, Gen.Constant(Fault.None)),
        (4, Gen.Elements(Fault.KillBefore, Fault.KillAfter, Fault.Linger, Fault.LoseRequest, Fault.LoseAnswer)));

    private static readonly Gen<Step> Plain =
        from kind in Kinds
        from user in Gen.Choose(0, Ground.Users.Count - 1)
        from choice in Gen.Frequency((3, Gen.Constant(0)), (2, Gen.Choose(0, 5)))
        from way in Gen.Choose(0, 23)
        select new Step(kind, user, choice, way);

    private static readonly Gen<Step> Any = Gen.Frequency(
        (4,
            from step in Plain
            from fault in Faults
            from at in Gen.Choose(1, 8)
            select step with { Fault = fault, At = at }),
        (1,
            from step in Plain
            from other in Plain
            from isSameUser in Gen.Elements(true, true, false)
            from seed in Gen.Choose(0, 1 << 20)
            select step with { With = isSameUser ? other with { User = step.User } : other, Seed = seed }));

    /// <summary>Sequences of up to 30 steps.</summary>
    public static Arbitrary<Step[]> Arbitrary { get; } =
        Arb.From(Gen.Choose(1, MaxSteps).SelectMany(length => Any.ArrayOf(length)), Shrink);

    // Fewer steps first, then simpler ones.
    private static IEnumerable<Step[]> Shrink(Step[] steps)
    {
        for (var length = steps.Length / 2; length > 0; length /= 2)
        {
            for (var from = 0; from + length <= steps.Length; from += length)
            {
                yield return [.. steps[..from], .. steps[(from + length)..]];
            }
        }

        for (var i = 0; i < steps.Length; i++)
        {
            foreach (var simpler in Simpler(steps[i]))
            {
                yield return [.. steps[..i], simpler, .. steps[(i + 1)..]];
            }
        }
    }

    private static IEnumerable<Step> Simpler(Step step)
    {
        if (step.With is { } other)
        {
            yield return step with { With = null };
            yield return other;
        }

        if (step.Fault != Fault.None)
        {
            yield return step with { Fault = Fault.None };
        }

        if (step.Choice > 0)
        {
            yield return step with { Choice = 0 };
        }

        if (step.Way > 0)
        {
            yield return step with { Way = 0 };
        }
    }
}
