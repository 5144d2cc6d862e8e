using Microsoft.Kiota.Abstractions;

namespace AgentSessions.Kiota;

/// <summary>The one place where a request is judged before it is sent.</summary>
internal static class RequestChecks
{
    /// <summary>Refuses a request that would go to another path, or without what it must carry.</summary>
    /// <remarks>An address that the caller wrote out is the caller's.</remarks>
    /// <exception cref="ArgumentException">A value is refused; the exception names its parameter.</exception>
    public static void Check(ApiOperation? operation, RequestInformation request)
    {
        if (request.PathParameters.ContainsKey("request-raw-url"))
            return;
        foreach (var (name, value) in request.PathParameters)
        {
            if (name != "baseurl" && LeadsElsewhere(value?.ToString()))
                throw new ArgumentException("The value is empty or has a dot segment in it, which would lead to another path.", Uri.UnescapeDataString(name));
        }
        foreach (var parameter in operation?.Parameters ?? [])
        {
            if (parameter is { In: ApiParameterLocation.Query, Required: true } && !IsSet(request, parameter.Name))
                throw new ArgumentException("The value is required.", parameter.Name);
        }
    }

    private static bool LeadsElsewhere(string? value) =>
        string.IsNullOrEmpty(value) || value.Contains('.') && value.Split('/', '\\').Any(segment => segment is "." or "..");

    private static bool IsSet(RequestInformation request, string name)
    {
        foreach (var (key, value) in request.QueryParameters)
        {
            if ((key == name || Uri.UnescapeDataString(key) == name) && value is not (null or ""))
                return true;
        }
        return false;
    }
}
