using System.IO.Enumeration;
using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Reading;

namespace SpecClients.OpenApi.Documents;

/// <summary>
/// Which operations of a description a client has. A pattern is a path (<c>/sessions/*</c>, one step; <c>/sessions/**</c>, any
/// number), a method and a path (<c>GET /sessions</c>) or a tag (<c>tag:Sessions</c>); letters of methods count alike in both cases.
/// </summary>
/// <param name="Included">The patterns of which one has to match; none: all operations.</param>
/// <param name="Excluded">The patterns of which none may.</param>
internal sealed record OperationFilter(IReadOnlyList<string> Included, IReadOnlyList<string> Excluded)
{
    private const string Tag = "tag:";

    public static OperationFilter All { get; } = new([], []);

    public bool IsAll => Included.Count == 0 && Excluded.Count == 0;

    /// <summary>Removes the other operations, and the components that nothing leads to any more.</summary>
    /// <returns>The patterns that match no operation.</returns>
    public IReadOnlyList<string> Apply(JObject document)
    {
        if (IsAll)
            return [];
        var operations = Schemas.Operations(document).ToList();
        var idle = Included.Concat(Excluded).Where(pattern => !operations.Any(operation => Matches(pattern, operation))).ToList();
        foreach (var operation in operations.Where(operation => !IsWanted(operation)))
            operation.PathItem.Remove(operation.Method);
        foreach (var path in Schemas.Members(document["paths"]).Where(path => path.Value is JObject item && item["$ref"] is null && !Schemas.Methods.Any(item.ContainsKey)).ToList())
            path.Remove();
        RemoveUnreached(document);
        return idle;
    }

    private bool IsWanted(Operation operation) =>
        (Included.Count == 0 || Included.Any(pattern => Matches(pattern, operation))) && !Excluded.Any(pattern => Matches(pattern, operation));

    private static bool Matches(string pattern, Operation operation)
    {
        if (pattern.StartsWith(Tag, StringComparison.OrdinalIgnoreCase))
            return operation.Value["tags"] is JArray tags && tags.Any(tag => tag.ToString() == pattern[Tag.Length..].Trim());
        var words = pattern.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return words is [var method, var path]
            ? method.Equals(operation.Method, StringComparison.OrdinalIgnoreCase) && IsAt(path, operation.Path)
            : words is [var alone] && IsAt(alone, operation.Path);
    }

    private static bool IsAt(string pattern, string path) => IsAt(pattern.Trim('/').Split('/'), path.Trim('/').Split('/'));

    private static bool IsAt(ReadOnlySpan<string> pattern, ReadOnlySpan<string> path)
    {
        // Each '**' but the last need only be tried where the next step fits: the last one that was met takes one step more.
        var (at, step, again, taken) = (0, 0, -1, 0);
        while (step < path.Length)
        {
            if (at < pattern.Length && pattern[at] == "**")
                (again, taken) = (at++, step);
            else if (at < pattern.Length && FileSystemName.MatchesSimpleExpression(pattern[at], path[step], ignoreCase: false))
                (at, step) = (at + 1, step + 1);
            else if (again >= 0)
                (at, step) = (again + 1, ++taken);
            else
                return false;
        }
        while (at < pattern.Length && pattern[at] == "**")
            at++;
        return at == pattern.Length;
    }

    private static void RemoveUnreached(JObject document)
    {
        if (document["components"] is not JObject components)
            return;
        var reached = new HashSet<(string Kind, string Name)>();
        var open = new Queue<JToken>(document.Properties().Where(member => member.Name != "components").Select(member => member.Value));
        while (open.TryDequeue(out var part))
        {
            foreach (var component in Texts(part).Select(ComponentOf).OfType<(string Kind, string Name)>().Where(reached.Add))
            {
                if (components[component.Kind]?[component.Name] is { } value)
                    open.Enqueue(value);
            }
        }
        foreach (var kind in components.Properties().Where(kind => kind.Name != "securitySchemes"))
        {
            foreach (var component in Schemas.Members(kind.Value).Where(component => !reached.Contains((kind.Name, component.Name))).ToList())
                component.Remove();
        }
    }

    /// <summary>References, and the mappings of discriminators, which may be names; what only looks like one keeps a component too many.</summary>
    private static IEnumerable<string> Texts(JToken part) =>
        (part is JContainer container ? container.DescendantsAndSelf() : [part]).OfType<JValue>().Where(value => value.Type == JTokenType.String).Select(value =>
            value.Parent is JProperty { Parent.Parent: JProperty { Name: "mapping" } } && !value.ToString().Contains('/') ? $"#/components/schemas/{value}" : value.ToString());

    private static (string Kind, string Name)? ComponentOf(string reference) =>
        reference.Split('/') is ["#", "components", var kind, var name, ..] ? (kind, Marks.Unescape(name)) : null;
}
