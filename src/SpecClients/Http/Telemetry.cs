using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Net;
using SpecClients.Paging;

namespace SpecClients.Http;

/// <summary>Traces and metrics of the clients of one package, named after it, under OpenTelemetry's names for HTTP clients. Free while nobody listens.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A package's traces live as long as the process.")]
internal sealed class Telemetry
{
    /// <summary>OpenTelemetry's word for what is none of the known: here, a request that was made by hand.</summary>
    public const string Other = "_OTHER";

    private static readonly ConcurrentDictionary<ApiPackage, Telemetry> Packages = new();

    private readonly ActivitySource _source;
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _retries;
    private readonly Counter<long> _refusedRedirects;
    private readonly Counter<long> _drift;

    private Telemetry(ApiPackage package)
    {
        _source = new(package.Name, package.Version);
        var meter = new Meter(package.Name, package.Version);
        _duration = meter.CreateHistogram<double>("specclients.call.duration", "s", "The time a call took, its retries included.");
        _retries = meter.CreateCounter<long>("specclients.retries", "{retry}", "Attempts beyond a call's first.");
        _refusedRedirects = meter.CreateCounter<long>("specclients.redirects_refused", "{redirect}", "Redirects not followed.");
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

    public static Telemetry Of(ApiPackage package) => Packages.GetOrAdd(package, static package => new(package));

    public Activity? Start(Call call, HttpRequestMessage request)
    {
        if (!_source.HasListeners())
            return null;
        var address = request.RequestUri!;
        var activity = _source.StartActivity(call.Operation is { } operation ? $"{operation.Method} {operation.Path}" : request.Method.Method, ActivityKind.Client);
        if (activity is not { IsAllDataRequested: true })
            return activity;
        foreach (var (name, value) in Describe(call, request))
            activity.SetTag(name, value);
        activity.SetTag("url.full", $"{address.Scheme}://{address.Authority}{address.AbsolutePath}{(address.Query.Length > 0 ? "?*" : "")}");
        activity.SetTag("specclients.page", PageInFlight.Current?.Number);
        return activity;
    }

    public void Stop(Activity? activity, Call call, HttpRequestMessage request, HttpResponseMessage? response, Exception? failure, TimeProvider time)
    {
        if (activity is null && !_duration.Enabled)
            return;
        var status = (int?)response?.StatusCode;
        var error = status >= 400 ? status.Value.ToString(CultureInfo.InvariantCulture) : failure?.GetType().FullName;
        if (activity is not null)
        {
            activity.SetTag("http.response.status_code", status);
            activity.SetTag("error.type", error);
            activity.SetTag("http.request.resend_count", call.Retries > 0 ? call.Retries : null);
            if (error is not null)
                activity.SetStatus(ActivityStatusCode.Error);
        }

        var tags = Describe(call, request);
        tags.Add("http.response.status_code", status);
        tags.Add("error.type", error);
        _duration.Record(time.GetElapsedTime(call.Started).TotalSeconds, tags);
    }

    public void CountRetry(Call call, HttpStatusCode? status)
    {
        if (_retries.Enabled)
            _retries.Add(1, new("specclients.vendor", call.Api.Vendor), new("specclients.operation", call.OperationName), new("http.response.status_code", (int?)status));
    }

    public void CountRefusedRedirect(Call call)
    {
        if (_refusedRedirects.Enabled)
            _refusedRedirects.Add(1, new("specclients.vendor", call.Api.Vendor), new("specclients.operation", call.OperationName));
    }

    public void CountDrift(SpecDriftKind kind, string vendor)
    {
        if (_drift.Enabled)
            _drift.Add(1, new("specclients.vendor", vendor), new("specclients.drift", kind.ToString()));
    }

    private static TagList Describe(Call call, HttpRequestMessage request) =>
    [
        new("http.request.method", request.Method.Method),
        new("server.address", request.RequestUri!.IdnHost),
        new("server.port", request.RequestUri.Port),
        new("url.template", call.Operation?.Path),
        new("specclients.vendor", call.Api.Vendor),
        new("specclients.operation", call.OperationName),
    ];
}
