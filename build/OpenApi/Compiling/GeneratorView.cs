using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Reading;
using SpecClients.OpenApi.Rewriting;
using SpecClients.OpenApi.Screening;

namespace SpecClients.OpenApi.Compiling;

/// <summary>The effective document as one generator has to be told it.</summary>
/// <param name="Generator">Whose view it is.</param>
/// <param name="Rules">The rules that are this generator's alone.</param>
/// <param name="Document">What it reads, each part with its place.</param>
/// <param name="Json">The text of it.</param>
/// <param name="Rewrites">What the rules changed.</param>
internal sealed record GeneratorView(string Generator, IReadOnlyList<IRule> Rules, JObject Document, string Json, IReadOnlyList<Rewrite> Rewrites)
{
    /// <summary>The text of the generator's own <c>rewrites.md</c>, for reviewers.</summary>
    /// <param name="name">The client's name.</param>
    public string Review(string name) => Compiling.Review.Write(name, this);

    public static GeneratorView Of(JObject document, string generator, IReadOnlyList<IRule> rules, Defences defences)
    {
        var copy = document.Copy();
        if (defences.OnReading)
            Extension.KeepKnown(copy);
        var rewrites = WorkingDocument.Apply(copy, rules);
        // A rule may have told a value in a description.
        if (defences.OnReading)
            ProseTexts.Clean(copy);
        return new GeneratorView(generator, rules, copy, EffectiveDocument.Write(copy), rewrites);
    }
}
