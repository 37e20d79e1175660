using CompanionChat.LocalHost.Durable.History;

namespace CompanionChat.LocalHost.Durable.Running;

/// <summary>An instance's events, the text of them, and how much of that is stored.</summary>
internal sealed class InstanceHistory
{
    /// <summary>The longest history, in characters: what a table entity of 1 MiB holds beside its other columns.</summary>
    public const int MaxLength = 420_000;

    private readonly List<HistoryEvent> events;
    private int written;

    public InstanceHistory(string text)
    {
        events = [.. OrchestrationHistory.Parse(text)];
        written = events.Count;
        Text = text;
        Stored = text.Length;
    }

    public IReadOnlyList<HistoryEvent> Events => events;

    /// <summary>The events as text, as far as <see cref="Write"/> was called.</summary>
    public string Text { get; private set; }

    /// <summary>How many characters of <see cref="Text"/> are stored.</summary>
    public int Stored { get; private set; }

    /// <summary>Whether the orchestrator never ran on it: then everything in it is new.</summary>
    public bool IsFresh => events.TrueForAll(happened => happened.Kind is HistoryEventKind.ExecutionStarted or HistoryEventKind.EventRaised);

    public void Add(IEnumerable<HistoryEvent> happened) => events.AddRange(happened);

    /// <summary>Brings the text up to date.</summary>
    /// <exception cref="InvalidOperationException">It became too long.</exception>
    public void Write()
    {
        var text = Text + OrchestrationHistory.Format(events.Skip(written));
        if (text.Length > MaxLength)
        {
            throw new InvalidOperationException($"The orchestration's history is longer than {MaxLength} characters.");
        }

        (Text, written) = (text, events.Count);
    }

    /// <summary>Ends the history where it is stored, with this event; for steps that cannot be written.</summary>
    public void EndWith(HistoryEvent end) =>
        (Text, written) = (Text[..Stored] + OrchestrationHistory.Format([end]), events.Count);

    public void MarkStored() => Stored = Text.Length;
}
