using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace SpecClients.Http;

/// <summary>What is traced and measured of a call, under OpenTelemetry's names for HTTP clients.</summary>
internal static class CallTelemetry
{
    /// <summary>OpenTelemetry's word for what is none of the known: here, a request that was made by hand.</summary>
    public const string Other = "_OTHER";

    public static Activity? Start(this Call call, HttpRequestMessage request)
    {
        if (!call.Telemetry.Source.HasListeners())
            return null;
        var address = request.RequestUri!;
        var activity = call.Telemetry.Source.StartActivity(call.Operation is { } operation ? $"{operation.Method} {operation.Path}" : request.Method.Method, ActivityKind.Client);
        if (activity is not { IsAllDataRequested: true })
            return activity;
        foreach (var (name, value) in Describe(call, request))
            activity.SetTag(name, value);
        activity.SetTag("url.full", $"{address.Scheme}://{address.Authority}{address.AbsolutePath}{(address.Query.Length > 0 ? "?*" : "")}");
        activity.SetTag("specclients.page", PageInFlight.Current?.Number);
        return activity;
    }

    public static void Stop(this Call call, Activity? activity, HttpRequestMessage request, HttpResponseMessage? response, Exception? failure, TimeProvider time)
    {
        if (activity is null && !call.Telemetry.Duration.Enabled)
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
        call.Telemetry.Duration.Record(time.GetElapsedTime(call.Started).TotalSeconds, tags);
    }

    public static void CountRetry(this Call call, HttpStatusCode? status)
    {
        if (call.Telemetry.Retries.Enabled)
            call.Telemetry.Retries.Add(1, new("specclients.vendor", call.Api.Vendor), new("specclients.operation", call.OperationName), new("http.response.status_code", (int?)status));
    }

    public static void CountRefusedRedirect(this Call call)
    {
        if (call.Telemetry.RefusedRedirects.Enabled)
            call.Telemetry.RefusedRedirects.Add(1, new("specclients.vendor", call.Api.Vendor), new("specclients.operation", call.OperationName));
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
