using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace CompanionChat.Tests.Infrastructure;

/// <summary>Keeps what was logged, at every level.</summary>
public sealed class CapturedLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> entries = new();

    public string Text => string.Join('\n', entries.Select(entry => $"{entry.Level}: {entry.Text}"));

    public bool Has(LogLevel level) => entries.Any(entry => entry.Level == level);

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        entries.Enqueue((logLevel, $"{formatter(state, exception)} {exception}"));

    public void Dispose()
    {
    }
}
