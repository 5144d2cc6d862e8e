using Microsoft.CodeAnalysis.CSharp;
using Newtonsoft.Json.Linq;

namespace SpecClients.Generation.Kiota.Rewriting;

/// <summary>One change to the code that Kiota writes, where no document can tell it.</summary>
internal interface IRewriter
{
    /// <summary>The rewriter's name, by which it is told from the others.</summary>
    string Name { get; }

    /// <summary>What it does and why, in a sentence.</summary>
    string Purpose { get; }

    /// <summary>Gets ready for one client.</summary>
    /// <param name="view">The document as Kiota is told it.</param>
    /// <returns>
    /// From a file's text, what rewrites its tree; or null where one look at the text says that there is nothing for it. It
    /// may be called for several files at once.
    /// </returns>
    Func<string, CSharpSyntaxRewriter?> For(JObject view);
}
