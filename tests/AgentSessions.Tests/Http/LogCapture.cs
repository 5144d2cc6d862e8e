using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace AgentSessions.Tests.Http;

/// <summary>Keeps every line that is logged, and the values it was made of.</summary>
internal sealed class LogCapture : ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> Lines { get; } = [];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        Lines.Enqueue($"{state} {Values(state)}");
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Enqueue($"{logLevel} {formatter(state, exception)} {exception} {Values(state)}");

    private static string Values(object? state) => state is IEnumerable<KeyValuePair<string, object?>> values
        ? string.Join(", ", values.Select(pair => $"{pair.Key}={(pair.Value is IEnumerable<string> several ? string.Join(',', several) : pair.Value)}"))
        : "";

    public void Dispose()
    {
    }
}
