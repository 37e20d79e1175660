using Microsoft.DurableTask;

namespace CompanionChat.LocalHost.Durable.History;

/// <summary>An exception as a history keeps it: type and message, no stack (the log has that).</summary>
/// <param name="Type">Full name of the exception's type.</param>
/// <param name="Message">Its message, cut to <see cref="MaxMessageLength"/> characters.</param>
/// <param name="Inner">What caused it.</param>
public sealed record HistoryFailure(string Type, string Message, HistoryFailure? Inner = null)
{
    /// <summary>Where messages are cut, in characters: an upstream's error page must not end up in a history.</summary>
    public const int MaxMessageLength = 1024;

    private const int MaxDepth = 3;

    /// <summary>What an exception leaves in the history.</summary>
    public static HistoryFailure From(Exception exception) => From(exception, MaxDepth);

    /// <summary>The same as the orchestrator and the client's callers see it.</summary>
    public TaskFailureDetails ToDetails() => new(Type, Message, null, Inner?.ToDetails(), null);

    private static HistoryFailure From(Exception exception, int depth) => new(
        exception.GetType().FullName ?? exception.GetType().Name,
        Cut(exception.Message),
        exception switch
        {
            _ when depth <= 1 => null,
            TaskFailedException failed => From(failed.FailureDetails, depth - 1),
            { InnerException: { } inner } => From(inner, depth - 1),
            _ => null,
        });

    private static HistoryFailure From(TaskFailureDetails details, int depth) => new(
        details.ErrorType,
        Cut(details.ErrorMessage),
        depth > 1 && details.InnerFailure is { } inner ? From(inner, depth - 1) : null);

    private static string Cut(string message) =>
        message.Length <= MaxMessageLength ? message
        : char.IsHighSurrogate(message[MaxMessageLength - 1]) ? message[..(MaxMessageLength - 1)]
        : message[..MaxMessageLength];
}
