using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SpecClients.Generation.Kiota.Rules;
using SpecClients.Generation.Parsing;

namespace SpecClients.Generation.Kiota;

/// <summary>What Kiota has written for the items of streams: how each is read. The request builders around it go.</summary>
internal static class StreamCarriers
{
    private const string Builder = "RequestBuilder";

    /// <summary>Takes the carriers out of a client's folder.</summary>
    /// <returns>By a carrier's name, the type arguments and arguments of the call that reads an item: <c>SendAsync&lt;T&gt;(requestInfo, factory, …)</c>.</returns>
    public static IReadOnlyDictionary<string, InvocationExpressionSyntax> Take(string output, string client)
    {
        var calls = new Dictionary<string, InvocationExpressionSyntax>(StringComparer.Ordinal);
        var builders = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(output, $"SpecClientsStreamItem*{Builder}.cs", SearchOption.AllDirectories).ToList())
        {
            var root = new GeneratedFile(file, File.ReadAllText(file)).Tree.GetRoot();
            var call = root.DescendantNodes().OfType<InvocationExpressionSyntax>()
                .First(call => call.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "RequestAdapter" } });
            var builder = root.DescendantNodes().OfType<ClassDeclarationSyntax>().First().Identifier.ValueText;
            builders.Add(builder);
            calls.Add(NameOf(builder), call);
            File.Delete(file);
            var folder = Path.GetDirectoryName(file)!;
            if (!Directory.EnumerateFileSystemEntries(folder).Any())
                Directory.Delete(folder);
        }
        if (builders.Count == 0)
            return calls;
        var at = Path.Combine(output, client + ".cs");
        var whole = new GeneratedFile(at, File.ReadAllText(at)).Tree.GetRoot();
        var surplus = whole.DescendantNodes().Where(node => node switch
        {
            PropertyDeclarationSyntax property => builders.Contains(property.Type.ToString().Split('.')[^1]),
            UsingDirectiveSyntax import => builders.Contains(import.NamespaceOrType.ToString().Split('.')[^1] + Builder),
            _ => false,
        }).ToList();
        File.WriteAllText(at, whole.RemoveNodes(surplus, SyntaxRemoveOptions.KeepNoTrivia)!.ToFullString());
        return calls;
    }

    private static string NameOf(string builder) => CarryStreams.Prefix + string.Concat(builder.Where(char.IsAsciiDigit));
}
