using System.Collections;
using System.Globalization;
using AgentSessions.Http;
using Microsoft.Kiota.Abstractions;

namespace AgentSessions.Kiota;

/// <summary>Gives the values of a request of Kiota's to be checked, which Kiota itself will spell.</summary>
internal static class RequestValues
{
    /// <summary>Refuses a request that would go to another path, or without what it must carry.</summary>
    /// <remarks>An address that the caller wrote out is the caller's.</remarks>
    /// <param name="operation">What it is.</param>
    /// <param name="request">The request.</param>
    /// <param name="bounds">Whether the described bounds are judged too.</param>
    /// <exception cref="ArgumentException">A value is refused; the exception names its parameter.</exception>
    public static void Check(KiotaOperation operation, RequestInformation request, bool bounds)
    {
        if (request.PathParameters.ContainsKey("request-raw-url"))
            return;
        var described = bounds ? operation.Described : null;
        foreach (var (name, value) in request.PathParameters)
        {
            if (name != "baseurl")
                Check(described, ApiParameterLocation.Path, operation.Places.GetValueOrDefault(name, name), Text(value) ?? "");
        }
        foreach (var (name, value) in request.QueryParameters)
        {
            // Each item of a list is a value on the wire.
            foreach (var item in value is IEnumerable list and not string ? list.Cast<object?>() : [])
                RequestRules.RefuseHalves(name, Text(item));
            if (Text(value) is { } text)
                Check(described, ApiParameterLocation.Query, Uri.UnescapeDataString(name), text);
        }
        foreach (var (name, values) in request.Headers)
        {
            foreach (var value in values)
                Check(described, ApiParameterLocation.Header, name, value);
        }
        foreach (var parameter in described?.Parameters ?? [])
        {
            if (parameter is { In: ApiParameterLocation.Query, Required: true } && !IsSet(request, parameter.Name))
                throw new ArgumentException("The value is required.", parameter.Name);
        }
    }

    private static void Check(ApiOperation? described, ApiParameterLocation location, string name, string value)
    {
        var parameter = described?.Find(location, name);
        RequestRules.CheckPlace(location, parameter?.Name ?? name, value);
        if (parameter is not null)
            RequestRules.CheckBounds(parameter, value);
    }

    private static string? Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture);

    private static bool IsSet(RequestInformation request, string name)
    {
        foreach (var (key, value) in request.QueryParameters)
        {
            // An object's members are parameters of their own: a[b].
            if (value is not (null or "") && Uri.UnescapeDataString(key) is var given && (given == name || given.StartsWith(name, StringComparison.Ordinal) && given[name.Length] == '['))
                return true;
        }
        return false;
    }
}
