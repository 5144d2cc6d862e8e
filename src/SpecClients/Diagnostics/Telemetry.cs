using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;

namespace SpecClients.Diagnostics;

/// <summary>Traces and metrics of the clients of one package, named after it. Free while nobody listens.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A package's traces live as long as the process.")]
internal sealed class Telemetry
{
    private static readonly ConcurrentDictionary<ApiPackage, Telemetry> Packages = new();

    private readonly Counter<long> _drift;

    private Telemetry(ApiPackage package)
    {
        Source = new(package.Name, package.Version);
        var meter = new Meter(package.Name, package.Version);
        Duration = meter.CreateHistogram<double>("specclients.call.duration", "s", "The time a call took, its retries included.");
        Retries = meter.CreateCounter<long>("specclients.retries", "{retry}", "Attempts beyond a call's first.");
        RefusedRedirects = meter.CreateCounter<long>("specclients.redirects_refused", "{redirect}", "Redirects not followed.");
        _drift = meter.CreateCounter<long>("specclients.spec_drift", "{departure}", "Departures of answers from the vendors' descriptions.");
    }

    /// <summary>Whether anyone counts departures, of whichever package.</summary>
    public static bool CountsDrift
    {
        get
        {
            foreach (var (_, one) in Packages)
            {
                if (one._drift.Enabled)
                    return true;
            }
            return false;
        }
    }

    public ActivitySource Source { get; }

    public Histogram<double> Duration { get; }

    public Counter<long> Retries { get; }

    public Counter<long> RefusedRedirects { get; }

    public static Telemetry Of(ApiPackage package) => Packages.GetOrAdd(package, static package => new(package));

    public void CountDrift(SpecDriftKind kind, string vendor)
    {
        if (_drift.Enabled)
            _drift.Add(1, new("specclients.vendor", vendor), new("specclients.drift", kind.ToString()));
    }
}
