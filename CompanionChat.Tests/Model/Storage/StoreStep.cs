namespace CompanionChat.Tests.Model.Storage;

/// <summary>One step: a read, a commit, or a read with a commit between two of its pages.</summary>
/// <param name="Act">What it does.</param>
/// <param name="User">Whose rows it is about.</param>
/// <param name="Row">Which of them; where a range begins.</param>
/// <param name="Way">How: sizes of pages and commits.</param>
/// <param name="Changes">What it commits.</param>
public sealed record StoreStep(StoreAct Act, int User, int Row, int Way, IReadOnlyList<RowChange> Changes)
{
    public override string ToString() => $"{Act} {User} {Row} {Way} [{string.Join(", ", Changes)}]";
}
