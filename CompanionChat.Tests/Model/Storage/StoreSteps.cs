using CompanionChat.Domain;
using FsCheck;
using FsCheck.Fluent;

namespace CompanionChat.Tests.Model.Storage;

/// <summary>Makes random steps, and fewer and simpler ones of those that fail.</summary>
internal static class StoreSteps
{
    public const int Users = 2;
    private const int MaxSteps = 40;

    private static readonly Gen<StoreAct> Acts = Gen.Frequency(
        (3, Gen.Constant(StoreAct.Find)),
        (1, Gen.Constant(StoreAct.FindForSend)),
        (4, Gen.Constant(StoreAct.Messages)),
        (3, Gen.Constant(StoreAct.Nonces)),
        (1, Gen.Constant(StoreAct.Orders)),
        (1, Gen.Constant(StoreAct.Conversations)),
        (20, Gen.Constant(StoreAct.Commit)),
        (1, Gen.Constant(StoreAct.CommitMany)));

    private static readonly Gen<TagOf> Tags = Gen.Frequency(
        (12, Gen.Constant(TagOf.TheRow)),
        (3, Gen.Constant(TagOf.TheRowBefore)),
        (1, Gen.Constant(TagOf.AnotherRow)),
        (1, Gen.Constant(TagOf.AnotherUser)));

    private static readonly Gen<RowChange> Change =
        from kind in Gen.Elements(ChangeKind.Insert, ChangeKind.Replace, ChangeKind.Delete)
        from row in Gen.Choose(0, SampleRows.Count - 1)
        from tag in Tags
        from back in Gen.Choose(0, 3)
        select new RowChange(kind, row, tag, back);

    private static readonly Gen<StoreStep> Step =
        from act in Acts
        from user in Gen.Choose(0, Users - 1)
        from row in Gen.Choose(0, SampleRows.Count - 1)
        from way in Gen.Choose(0, 23)
        from count in Gen.Frequency((5, Gen.Constant(1)), (5, Gen.Choose(2, 6)))
        from changes in Change.ArrayOf(count)
        select new StoreStep(act, user, row, way, changes);

    /// <summary>Up to 40 steps.</summary>
    public static Arbitrary<StoreStep[]> Arbitrary { get; } =
        Arb.From(Gen.Choose(1, MaxSteps).SelectMany(length => Step.ArrayOf(length)), Shrink);

    private static IEnumerable<StoreStep[]> Shrink(StoreStep[] steps)
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
            for (var left = 0; left < steps[i].Changes.Count; left++)
            {
                yield return [.. steps[..i], steps[i] with { Changes = [.. steps[i].Changes.Where((_, at) => at != left)] }, .. steps[(i + 1)..]];
            }
        }
    }
}
