using System.Collections.Concurrent;
using Microsoft.Kiota.Abstractions;

namespace SpecClients.Kiota;

/// <summary>The described operations by the address templates that Kiota's requests have in their place.</summary>
internal sealed class KiotaOperations(ApiDescription description)
{
    private readonly ConcurrentDictionary<(Method Method, string Template), KiotaOperation> _known = new();

    public KiotaOperation Of(RequestInformation request) =>
        _known.GetOrAdd((request.HttpMethod, request.UrlTemplate ?? ""), static (key, all) => Find(key.Method, PathOf(key.Template), all), description.Operations);

    private static KiotaOperation Find(Method method, string path, IReadOnlyList<ApiOperation> all)
    {
        var (shape, places) = Split(path);
        foreach (var operation in all)
        {
            var described = Split(operation.Path);
            if (operation.Method.Equals(method.ToString(), StringComparison.OrdinalIgnoreCase) && described.Shape == shape)
                return new(operation.Id, operation, places.Zip(described.Places).DistinctBy(place => place.First).ToDictionary(place => place.First, place => place.Second));
        }
        return new($"{method} {path}", null, new Dictionary<string, string>());
    }

    private static string PathOf(string template)
    {
        var path = template.StartsWith("{+baseurl}", StringComparison.OrdinalIgnoreCase) ? template["{+baseurl}".Length..] : template;
        var end = path.IndexOf("{?", StringComparison.Ordinal) is >= 0 and var all ? all : path.IndexOf("{&", StringComparison.Ordinal);
        if (end >= 0)
            path = path[..end];
        // What a path asks for itself stands in the template as it is; a required parameter stands there with its place.
        return path.Split('?') is [var way, var query] && string.Join('&', query.Split('&').Where(pair => !pair.Contains('{'))) is var own
            ? own.Length > 0 ? $"{way}?{own}" : way
            : path;
    }

    /// <summary>A path without the names of its places, and these: Kiota escapes the one and has names of its own for the others.</summary>
    private static (string Shape, List<string> Places) Split(string path)
    {
        var places = new List<string>();
        var shape = string.Concat(path.Split('{').Select((part, at) =>
        {
            var end = at == 0 ? -1 : part.IndexOf('}');
            if (end >= 0)
                places.Add(part[..end]);
            return end < 0 ? part : "{}" + part[(end + 1)..];
        }));
        return (Uri.UnescapeDataString(shape), places);
    }
}
