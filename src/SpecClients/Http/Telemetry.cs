using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Net;
using System.Reflection;
using SpecClients.Paging;

namespace SpecClients.Http;

/// <summary>Traces and metrics named <c>SpecClients</c>, under OpenTelemetry's names for HTTP clients. Free while nobody listens.</summary>
internal static class Telemetry
{
    public const string Name = "AgentSessions";

    /// <summary>OpenTelemetry's word for what is none of the known: here, a request that was made by hand.</summary>
    public const string Other = "_OTHER";

    public static readonly string Version =
        typeof(Telemetry).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    private static readonly ActivitySource Source = new(Name, Version);
    private static readonly Meter Meter = new(Name, Version);
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("agentsessions.call.duration", "s", "The time a call took, its retries included.");
    private static readonly Counter<long> Retries = Meter.CreateCounter<long>("agentsessions.retries", "{retry}", "Attempts beyond a call's first.");
    private static readonly Counter<long> RefusedRedirects = Meter.CreateCounter<long>("agentsessions.redirects_refused", "{redirect}", "Redirects not followed.");
    private static readonly Counter<long> Drift = Meter.CreateCounter<long>("agentsessions.spec_drift", "{departure}", "Departures of answers from the vendors' descriptions.");

    public static Activity? Start(Call call, HttpRequestMessage request)
    {
        if (!Source.HasListeners())
            return null;
        var address = request.RequestUri!;
        var activity = Source.StartActivity(call.Operation is { } operation ? $"{operation.Method} {operation.Path}" : request.Method.Method, ActivityKind.Client);
        if (activity is not { IsAllDataRequested: true })
            return activity;
        foreach (var (name, value) in Describe(call, request))
            activity.SetTag(name, value);
        activity.SetTag("url.full", $"{address.Scheme}://{address.Authority}{address.AbsolutePath}{(address.Query.Length > 0 ? "?*" : "")}");
        activity.SetTag("agentsessions.page", PageInFlight.Current?.Number);
        return activity;
    }

    public static void Stop(Activity? activity, Call call, HttpRequestMessage request, HttpResponseMessage? response, Exception? failure, TimeProvider time)
    {
        if (activity is null && !Duration.Enabled)
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
        Duration.Record(time.GetElapsedTime(call.Started).TotalSeconds, tags);
    }

    public static void CountRetry(Call call, HttpStatusCode? status)
    {
        if (Retries.Enabled)
            Retries.Add(1, new("agentsessions.vendor", call.Api.Vendor), new("agentsessions.operation", call.OperationName), new("http.response.status_code", (int?)status));
    }

    public static void CountRefusedRedirect(Call call)
    {
        if (RefusedRedirects.Enabled)
            RefusedRedirects.Add(1, new("agentsessions.vendor", call.Api.Vendor), new("agentsessions.operation", call.OperationName));
    }

    /// <summary>Whether anyone counts departures.</summary>
    public static bool CountsDrift => Drift.Enabled;

    public static void CountDrift(SpecDriftKind kind, string vendor)
    {
        if (Drift.Enabled)
            Drift.Add(1, new("agentsessions.vendor", vendor), new("agentsessions.drift", kind.ToString()));
    }

    private static TagList Describe(Call call, HttpRequestMessage request) =>
    [
        new("http.request.method", request.Method.Method),
        new("server.address", request.RequestUri!.IdnHost),
        new("server.port", request.RequestUri.Port),
        new("url.template", call.Operation?.Path),
        new("agentsessions.vendor", call.Api.Vendor),
        new("agentsessions.operation", call.OperationName),
    ];
}
