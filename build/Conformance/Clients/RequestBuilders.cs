using System.Reflection;
using System.Text.RegularExpressions;

namespace SpecClients.Conformance.Clients;

/// <summary>The request builders of a client of Kiota's, by the paths that they are for.</summary>
internal sealed partial class RequestBuilders
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private readonly Dictionary<string, (Type Builder, IReadOnlyList<MethodInfo> Path)> _builders = [];

    public RequestBuilders(object client) => Collect(client, []);

    /// <summary>The builder for a path, and the getters and methods that lead to it; null where there is none.</summary>
    public (Type Builder, IReadOnlyList<MethodInfo> Path)? Of(string path) =>
        _builders.TryGetValue(path == "/" ? "" : Shape(path.Split('#')[0]), out var found) ? found : null;

    /// <summary>The names of a path's template expressions, in order.</summary>
    public static IEnumerable<string> Expressions(string path) => Expression().Matches(path.Split('?')[0]).Select(match => match.Groups[1].Value);

    private void Collect(object builder, List<MethodInfo> path)
    {
        if (builder.GetType().GetProperty("UrlTemplate", BindingFlags.NonPublic | BindingFlags.Instance)?.GetValue(builder) is string template)
            _builders.TryAdd(Shape(template), (builder.GetType(), path));
        var steps = builder.GetType().GetProperties(Own).Select(property => property.GetMethod).OfType<MethodInfo>()
            .Concat(builder.GetType().GetMethods(Own).Where(method => !method.IsSpecialName && method.Name != "WithUrl"));
        foreach (var step in steps.Where(step => step.ReturnType.BaseType?.Name is "BaseRequestBuilder" or "BaseCliRequestBuilder"))
            Collect(step.Invoke(builder, [.. step.GetParameters().Select(place => Any(place.ParameterType))])!, [.. path, step]);
    }

    private static object? Any(Type type) => type == typeof(string) ? "x" : type.IsArray ? Array.CreateInstance(type.GetElementType()!, 0) : type.IsValueType ? Activator.CreateInstance(Values.Bare(type)) : null;

    /// <summary>A path without the names of its expressions, and a URI template without its base address and query.</summary>
    private static string Shape(string template)
    {
        var path = template.Replace("{+baseurl}", "", StringComparison.OrdinalIgnoreCase);
        path = path.Split("{?")[0].Split("{&")[0];
        // The fixed and the required part of a query stand in the template as they are; only the former are of the path.
        var query = path.IndexOf('?');
        if (query >= 0)
            path = path[..query] + string.Concat(path[(query + 1)..].Split('&').Where(pair => !pair.Contains('{')).Select(pair => "?" + pair));
        return Expression().Replace(Uri.UnescapeDataString(path), "{}");
    }

    [GeneratedRegex(@"\{([^{}]+)\}")]
    private static partial Regex Expression();
}
