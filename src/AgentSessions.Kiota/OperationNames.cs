using System.Collections.Concurrent;
using Microsoft.Kiota.Abstractions;

namespace AgentSessions.Kiota;

/// <summary>Tells which described operation a request of Kiota's is, by its address template.</summary>
internal sealed class OperationNames(ApiDescription description)
{
    private readonly ConcurrentDictionary<(Method Method, string Template), ApiOperation?> _known = new();

    public ApiOperation? Find(RequestInformation request) =>
        _known.GetOrAdd((request.HttpMethod, request.UrlTemplate ?? ""), static (key, all) => all.FirstOrDefault(operation => Is(operation, key.Method, PathOf(key.Template))), description.Operations);

    /// <summary>The name of a request that is no described operation: its method and path template.</summary>
    public static string Of(RequestInformation request) => $"{request.HttpMethod} {PathOf(request.UrlTemplate ?? "")}";

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

    private static bool Is(ApiOperation operation, Method method, string path)
    {
        if (!operation.Method.Equals(method.ToString(), StringComparison.OrdinalIgnoreCase))
            return false;
        var one = operation.Path.Split('/');
        var other = path.Split('/');
        return one.Length == other.Length && one.Zip(other).All(pair => pair.First == pair.Second || pair.First.StartsWith('{') && pair.Second.StartsWith('{'));
    }
}
