using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Newtonsoft.Json.Linq;
using SpecClients.Generation.Parsing;

namespace SpecClients.Generation.Kiota.Rewriting;

/// <summary>The pass over one client's files: each is parsed once, goes from one rewriter to the next as a tree, and is text again at the end.</summary>
internal sealed class RewritingPass(IEnumerable<IRewriter> rewriters, JObject view)
{
    private readonly List<Func<string, CSharpSyntaxRewriter?>> _ready = [.. rewriters.Select(rewriter => rewriter.For(view))];

    /// <summary>A file as it is to stand; what no rewriter changes is byte for byte as it was.</summary>
    public string Rewrite(string source)
    {
        // A tree costs many times what a look at the text does, and a large document has thousands of files.
        var wanted = _ready.Select(ready => ready(source)).OfType<CSharpSyntaxRewriter>().ToList();
        return wanted.Count == 0 ? source : wanted.Aggregate(new GeneratedFile("", source).Tree.GetRoot(), (root, rewriter) => rewriter.Visit(root)).ToFullString();
    }
}
