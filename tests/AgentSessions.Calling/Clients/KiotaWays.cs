using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AgentSessions.Calling.Clients;

/// <summary>The ways from a client of Kiota's to the builder of each path.</summary>
internal sealed partial class KiotaWays
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private readonly Dictionary<string, List<MethodInfo>> _ways = [];

    public KiotaWays(object client)
    {
        Client = client;
        Collect(client, []);
    }

    public object Client { get; }

    /// <summary>Goes the way to a path, each place of it filled.</summary>
    /// <exception cref="CannotCallException">There is no way to it.</exception>
    public object Follow(string path, Func<string, JsonNode> valueOf, KiotaValues values)
    {
        if (!_ways.TryGetValue(path == "/" ? "" : Shape(path.Split('#')[0]), out var way))
            throw new CannotCallException($"no request builder leads to {path}");
        var holes = new Queue<string>(Hole().Matches(path.Split('?')[0]).Select(hole => hole.Groups[1].Value));
        return way.Aggregate(Client, (at, step) => step.Invoke(at, BindingFlags.DoNotWrapExceptions, null, [.. step.GetParameters().Select(place => values.Read(place.ParameterType, valueOf(holes.Dequeue())))], null)!);
    }

    private void Collect(object builder, List<MethodInfo> way)
    {
        if (builder.GetType().GetProperty("UrlTemplate", BindingFlags.NonPublic | BindingFlags.Instance)?.GetValue(builder) is string template)
            _ways.TryAdd(Shape(template), way);
        var steps = builder.GetType().GetProperties(Own).Select(property => property.GetMethod).OfType<MethodInfo>()
            .Concat(builder.GetType().GetMethods(Own).Where(method => method.Name.StartsWith("With", StringComparison.Ordinal) && method.Name != "WithUrl"));
        foreach (var step in steps.Where(step => IsBuilder(step.ReturnType)))
        {
            var arguments = step.GetParameters().Select(place => Filler(place.ParameterType)).ToArray();
            Collect(step.Invoke(builder, arguments)!, [.. way, step]);
        }
    }

    private static object? Filler(Type type) => type == typeof(string) ? "x" : type.IsValueType ? Activator.CreateInstance(type) : null;

    private static bool IsBuilder(Type type) => type.BaseType?.Name is "BaseRequestBuilder" or "BaseCliRequestBuilder";

    /// <summary>A path without the names of its places, and a template without its base address and query.</summary>
    private static string Shape(string template)
    {
        var path = template.Replace("{+baseurl}", "", StringComparison.OrdinalIgnoreCase);
        path = path.Split("{?")[0].Split("{&")[0];
        // The fixed and the required part of a query stand in the template as they are; only the former are of the path.
        var query = path.IndexOf('?');
        if (query >= 0)
            path = path[..query] + string.Concat(path[(query + 1)..].Split('&').Where(pair => !pair.Contains('{')).Select(pair => "?" + pair));
        return Hole().Replace(Uri.UnescapeDataString(path), "{}");
    }

    [GeneratedRegex(@"\{([^{}]+)\}")]
    private static partial Regex Hole();
}
