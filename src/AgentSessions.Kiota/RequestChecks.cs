using System.Collections;
using System.Globalization;
using AgentSessions.Http;
using Microsoft.Kiota.Abstractions;

namespace AgentSessions.Kiota;

/// <summary>The one place where a request is judged before it is sent.</summary>
internal static class RequestChecks
{
    /// <summary>Refuses a request that would go to another path, or without what it must carry.</summary>
    /// <remarks>An address that the caller wrote out is the caller's.</remarks>
    /// <param name="operation">The operation that it is, where one is described.</param>
    /// <param name="request">The request.</param>
    /// <param name="bounds">Whether the described bounds are judged too.</param>
    /// <exception cref="ArgumentException">A value is refused; the exception names its parameter.</exception>
    public static void Check(ApiOperation? operation, RequestInformation request, bool bounds)
    {
        if (request.PathParameters.ContainsKey("request-raw-url"))
            return;
        foreach (var (name, value) in request.PathParameters)
        {
            if (name != "baseurl")
                RequestRules.Check(operation, ApiParameterLocation.Path, Uri.UnescapeDataString(name), Text(value) ?? "", bounds);
        }
        foreach (var (name, value) in request.QueryParameters)
        {
            // Each item of a list is a value on the wire.
            foreach (var item in value is IEnumerable list and not string ? list.Cast<object?>() : [])
                RequestRules.RefuseHalves(name, Text(item));
            if (Text(value) is { } text)
                RequestRules.Check(operation, ApiParameterLocation.Query, Uri.UnescapeDataString(name), text, bounds);
        }
        foreach (var (name, values) in request.Headers)
        {
            foreach (var value in values)
                RequestRules.Check(operation, ApiParameterLocation.Header, name, value, bounds);
        }
        if (!bounds)
            return;
        foreach (var parameter in operation?.Parameters ?? [])
        {
            if (parameter is { In: ApiParameterLocation.Query, Required: true } && !IsSet(request, parameter.Name))
                throw new ArgumentException("The value is required.", parameter.Name);
        }
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
