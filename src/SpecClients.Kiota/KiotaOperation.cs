using System.Collections;
using System.Globalization;
using Microsoft.Kiota.Abstractions;
using SpecClients.Http;
using SpecClients.Json;

namespace SpecClients.Kiota;

/// <summary>What a request of Kiota's is.</summary>
/// <param name="Name">The operationId, or the method and path template of a request that the description does not name.</param>
/// <param name="Described">The operation, where it is described.</param>
/// <param name="Places">The names of its path's parameters, by those that Kiota has for them.</param>
internal sealed record KiotaOperation(string Name, ApiOperation? Described, IReadOnlyDictionary<string, string> Places)
{
    /// <summary>The places whose texts are written in a style, by Kiota's names.</summary>
    private readonly IReadOnlyList<(string Name, ApiParameter Parameter)> _styled =
        [.. Places.Select(place => (place.Key, Parameter: Described!.Find(ApiParameterLocation.Path, place.Value)!)).Where(place => PathText.IsStyled(place.Parameter))];

    /// <summary>The template of a request's address, with the texts in it that are written in a style: expanded, what they separate by would be escaped.</summary>
    public string? TemplateOf(RequestInformation request)
    {
        var template = request.UrlTemplate;
        foreach (var (name, parameter) in _styled)
        {
            if (template?.IndexOf($"{{{name}}}", StringComparison.Ordinal) is >= 0 and var at && request.PathParameters.TryGetValue(name, out var value) && value is string text)
                template = $"{template[..at]}{PathText.Escaped(parameter, text)}{template[(at + name.Length + 2)..]}";
        }
        return template;
    }

    /// <summary>Makes maps of the pairs that a caller gives for one in the query.</summary>
    /// <exception cref="ArgumentException">There is no name in one, or one's twice; the exception names the parameter.</exception>
    public void Unpair(RequestInformation request)
    {
        foreach (var parameter in Described?.Parameters ?? [])
        {
            if (parameter is { In: ApiParameterLocation.Query, Style: ParameterStyle.Usual, Type: "object" })
                Unpair(request, parameter.Name);
        }
    }

    private static void Unpair(RequestInformation request, string name)
    {
        if (request.QueryParameters.FirstOrDefault(given => Uri.UnescapeDataString(given.Key) == name) is not { Key: { } key, Value: string[] pairs })
            return;
        var map = new Dictionary<string, string>();
        foreach (var pair in pairs)
        {
            if (pair.IndexOf('=', StringComparison.Ordinal) is not (> 0 and var end) || !map.TryAdd(pair[..end], pair[(end + 1)..]))
                throw new ArgumentException("A pair is none, or its name is there twice.", name);
        }
        request.QueryParameters[key] = map;
    }

    /// <summary>Refuses a request that would go to another path, or without what it must carry. Kiota itself will spell its values.</summary>
    /// <remarks>An address that the caller wrote out is the caller's.</remarks>
    /// <param name="request">The request.</param>
    /// <param name="bounds">Whether the described bounds are judged too.</param>
    /// <exception cref="ArgumentException">A value is refused; the exception names its parameter.</exception>
    public void Check(RequestInformation request, bool bounds)
    {
        if (request.PathParameters.ContainsKey("request-raw-url"))
            return;
        foreach (var (name, value) in request.PathParameters)
        {
            if (name != "baseurl")
                Check(ApiParameterLocation.Path, Places.GetValueOrDefault(name, name), Text(value) ?? "", bounds);
        }
        foreach (var (name, instant) in request.QueryParameters.Where(parameter => parameter.Value is DateTimeOffset).ToList())
            request.QueryParameters[name] = Rfc3339.Format((DateTimeOffset)instant, default);
        foreach (var (name, value) in request.QueryParameters)
        {
            // A member of an object gives its name to a parameter, and each item of a list is a value on the wire.
            RequestRules.RefuseHalves(name, name);
            foreach (var item in value is IEnumerable list and not string ? list.Cast<object?>() : [])
                RequestRules.RefuseHalves(name, Text(item));
            if (Text(value) is { } text)
                Check(ApiParameterLocation.Query, Uri.UnescapeDataString(name), text, bounds);
        }
        foreach (var (name, values) in request.Headers)
        {
            foreach (var value in values)
                Check(ApiParameterLocation.Header, name, value, bounds);
        }
        foreach (var parameter in bounds && Described is not null ? Described.Parameters : [])
        {
            if (parameter is not { In: ApiParameterLocation.Query, Required: true } || IsSet(request, parameter.Name))
                continue;
            // Of an object that is spread over the query only the members' names are sent: those that it requires stand in the template as pairs.
            var isSpread = parameter is { Style: ParameterStyle.Usual, Type: null or "object" } && !QueryNames.In(request.UrlTemplate).Contains(parameter.Name);
            var missing = isSpread ? QueryNames.RequiredIn(request.UrlTemplate).FirstOrDefault(name => !IsSet(request, name)) : parameter.Name;
            if (missing is not null)
                throw new ArgumentException("The value is required.", missing);
        }
    }

    private void Check(ApiParameterLocation location, string name, string value, bool bounds)
    {
        var parameter = Described?.Find(location, name);
        if (PathText.IsStyled(parameter))
            PathText.CheckPlace(parameter, value);
        else
            RequestRules.CheckPlace(location, parameter?.Name ?? name, value);
        if (bounds && parameter is not null)
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
