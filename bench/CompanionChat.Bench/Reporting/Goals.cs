using System.Globalization;

namespace CompanionChat.Bench.Reporting;

/// <summary>What must be reached, and what is aimed at.</summary>
internal sealed class Goals
{
    private readonly MarkdownTable table;

    /// <param name="title">What is judged.</param>
    public Goals(string title) => table = new MarkdownTable(title, "figure", "measured", "must", "goal", "met");

    /// <summary>Judges something of which less is better.</summary>
    public void AtMost(string figure, double measured, double must, double goal) =>
        Add(figure, measured, must, goal, "≤", measured <= must, measured <= goal);

    /// <summary>Judges something of which more is better.</summary>
    public void AtLeast(string figure, double measured, double must, double goal) =>
        Add(figure, measured, must, goal, "≥", measured >= must, measured >= goal);

    /// <inheritdoc/>
    public override string ToString() => table.ToString();

    private void Add(string figure, double measured, double must, double goal, string sign, bool isMust, bool isGoal) => table.Add(
        figure,
        MarkdownTable.Number(measured),
        string.Create(CultureInfo.InvariantCulture, $"{sign} {must:0.##}"),
        string.Create(CultureInfo.InvariantCulture, $"{sign} {goal:0.##}"),
        isGoal ? "goal" : isMust ? "must" : "**no**");
}
