using Microsoft.CodeAnalysis.CSharp.Syntax;
using SpecClients.Generation.Parsing;

namespace SpecClients.Generation.Kiota;

/// <summary>Finds the request builders that Kiota has written, and the ways to them.</summary>
/// <param name="models">What Kiota has written.</param>
internal sealed class KiotaBuilders(GeneratedModels models)
{
    private const string BaseUrl = "{+baseurl}";

    /// <summary>The builder of a path's requests, and its method; null where there is none.</summary>
    public (string Builder, MethodDeclarationSyntax Method)? Find(string path, string method)
    {
        foreach (var (name, declared) in models.Classes)
        {
            if (TemplateOf(declared) is { } template && Shape(PathOf(template)) == Shape(path)
                && declared.Members.OfType<MethodDeclarationSyntax>().FirstOrDefault(member => member.Identifier.ValueText == method) is { } found)
                return (name, found);
        }
        return null;
    }

    /// <summary>The way from a client to a builder: the members and indexers that a call goes through, and the indexers' types.</summary>
    /// <param name="client">The client's full name.</param>
    /// <param name="builder">The builder's.</param>
    public (IReadOnlyList<string?> Steps, IReadOnlyList<TypeSyntax> Indexers)? Way(string client, string builder)
    {
        var ways = new Dictionary<string, (List<string?> Steps, List<TypeSyntax> Indexers)> { [client] = ([], []) };
        var open = new Queue<string>([client]);
        while (open.TryDequeue(out var at) && at != builder)
        {
            var (steps, indexers) = ways[at];
            foreach (var member in models.Find(at).SelectMany(part => part.Members).OfType<BasePropertyDeclarationSyntax>().Where(member => !IsObsolete(member)))
            {
                var next = member.Type.ToString().Replace("global::", "", StringComparison.Ordinal);
                var isNew = member switch
                {
                    PropertyDeclarationSyntax property => ways.TryAdd(next, ([.. steps, property.Identifier.Text], indexers)),
                    IndexerDeclarationSyntax { ParameterList.Parameters: [{ Type: { } index }] } => ways.TryAdd(next, ([.. steps, null], [.. indexers, index])),
                    _ => false,
                };
                if (isNew)
                    open.Enqueue(next);
            }
        }
        return ways.TryGetValue(builder, out var found) ? found : null;
    }

    private static bool IsObsolete(BasePropertyDeclarationSyntax member) =>
        member.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => attribute.Name.ToString().EndsWith("Obsolete", StringComparison.Ordinal));

    /// <summary>The template of a builder's addresses; null for any other class.</summary>
    private static string? TemplateOf(ClassDeclarationSyntax declared) =>
        declared.Members.OfType<ConstructorDeclarationSyntax>()
            .Select(constructor => constructor.Initializer?.ArgumentList.Arguments is [_, { Expression: LiteralExpressionSyntax template }, ..] ? template.Token.ValueText : null)
            .FirstOrDefault(template => template?.StartsWith(BaseUrl, StringComparison.OrdinalIgnoreCase) == true);

    private static string PathOf(string template)
    {
        var path = template[BaseUrl.Length..];
        var query = path.IndexOf("{?", StringComparison.Ordinal) is >= 0 and var all ? all : path.IndexOf('?');
        return query >= 0 ? path[..query] : path;
    }

    /// <summary>A path without the names of its places: Kiota escapes the one and has names of its own for the others.</summary>
    private static string Shape(string path) =>
        Uri.UnescapeDataString(string.Concat(path.Split('{').Select((part, at) => at == 0 || !part.Contains('}') ? part : "{}" + part[(part.IndexOf('}') + 1)..])));
}
