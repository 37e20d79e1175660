using CompanionChat.Domain;

namespace CompanionChat.Tests.Model.Storage;

/// <summary>One change of a step's commit.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="Row">With which row: see <see cref="SampleRows"/>.</param>
/// <param name="Tag">By which ETag.</param>
/// <param name="Back">Which of several.</param>
public sealed record RowChange(ChangeKind Kind, int Row, TagOf Tag, int Back)
{
    public override string ToString() => Kind == ChangeKind.Insert ? $"{Kind} {Row}" : $"{Kind} {Row} by {Tag} {Back}";
}
