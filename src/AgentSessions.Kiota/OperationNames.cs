using System.Collections.Concurrent;
using Microsoft.Kiota.Abstractions;

namespace AgentSessions.Kiota;

/// <summary>Tells which described operation a request of Kiota's is, by its address template.</summary>
internal sealed class OperationNames(ApiDescription description)
{
    private readonly ConcurrentDictionary<(Method Method, string Template), ApiOperation?> _known = new();

    public ApiOperation? Find(RequestInformation request) =>
        _known.GetOrAdd((request.HttpMethod, request.UrlTemplate ?? ""), static (key, all) => all.FirstOrDefault(operation => Is(operation, key.Method, PathOf(key.Template))), description.Operations);

    /// <summary>The operationId, or the method and path template where there is none.</summary>
    public string Of(RequestInformation request) =>
        Find(request)?.Id ?? $"{request.HttpMethod} {PathOf(request.UrlTemplate ?? "")}";

    private static string PathOf(string template)
    {
        var path = template.StartsWith("{+baseurl}", StringComparison.OrdinalIgnoreCase) ? template["{+baseurl}".Length..] : template;
        var query = path.AsSpan().IndexOf("{?");
        if (query < 0)
            query = path.IndexOf('?');
        return query < 0 ? path : path[..query];
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
