using System.Collections;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using AgentSessions.Tests.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AgentSessions.Tests.Echoes;

/// <summary>Hears whatever a call leaves behind: logs to the last value, activities, metrics, drift, and the exception with all that is in it.</summary>
internal sealed class Witness : IDisposable
{
    private readonly ConcurrentQueue<(string Surface, string Text)> _said = [];
    private readonly LogCapture _log = new();
    private readonly ActivityListener _activities;
    private readonly MeterListener _metrics;

    public Witness()
    {
        _activities = new()
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Hear,
        };
        ActivitySource.AddActivityListener(_activities);
        _metrics = new() { InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument) };
        _metrics.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Hear("metric", $"{instrument.Name} {string.Join(' ', tags.ToArray())}"));
        _metrics.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Hear("metric", $"{instrument.Name} {string.Join(' ', tags.ToArray())}"));
        _metrics.Start();
        SpecDrift.Observed += Hear;
    }

    /// <summary>All that was said, and where.</summary>
    public IEnumerable<(string Surface, string Text)> Said => [.. _said, .. _log.Lines.Select(line => ("log", line))];

    /// <summary>Has a container log all that it can, headers as they are.</summary>
    public void Follow(IServiceCollection services) => services
        .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(_log))
        .ConfigureHttpClientDefaults(client => client.RedactLoggedHeaders(_ => false));

    public void Hear(string surface, string text) => _said.Enqueue((surface, text));

    /// <summary>Whatever an exception says of itself, all but the body that it carries.</summary>
    public void Hear(Exception failure)
    {
        for (var one = failure; one is not null; one = one.InnerException)
        {
            Hear(one == failure ? "exception" : "inner exception", $"{one.Message}\n{one}");
            Hear("data of an exception", string.Join('\n', one.Data.Cast<DictionaryEntry>().Select(entry => $"{entry.Key}={entry.Value}")));
            foreach (var property in one.GetType().GetProperties().Where(IsSaid))
                Hear($"an exception's {property.Name}", Text(property.GetValue(one)));
        }
    }

    public void Forget()
    {
        _said.Clear();
        _log.Lines.Clear();
    }

    public void Dispose()
    {
        SpecDrift.Observed -= Hear;
        _activities.Dispose();
        _metrics.Dispose();
        _log.Dispose();
    }

    /// <summary>The members of an error's model are the vendor's answer, as its body is; a checkpoint has the vendor's cursor.</summary>
    private static bool IsSaid(System.Reflection.PropertyInfo property) =>
        (property.PropertyType == typeof(string) || property.Name.EndsWith("Headers", StringComparison.Ordinal))
        && property.Name is not ("Response" or "ResponseBody" or "Checkpoint")
        && property.DeclaringType!.Namespace?.StartsWith("AgentSessions.Generated", StringComparison.Ordinal) != true;

    private static string Text(object? value) => value is IEnumerable<KeyValuePair<string, IEnumerable<string>>> headers
        ? string.Join('\n', headers.Select(header => $"{header.Key}: {string.Join(", ", header.Value)}"))
        : value?.ToString() ?? "";

    private void Hear(SpecDrift drift) => Hear("drift", drift.ToString());

    private void Hear(Activity activity) => Hear("activity", $"""
        {activity.DisplayName} {activity.StatusDescription}
        {string.Join('\n', activity.TagObjects)}
        {string.Join('\n', activity.Baggage)}
        {string.Join('\n', activity.Events.Select(one => $"{one.Name} {string.Join(' ', one.Tags)}"))}
        """);
}
