using Newtonsoft.Json.Linq;
using SpecCompiler.Normalising;
using SpecCompiler.Reading;

namespace SpecCompiler.Compiling;

/// <summary>The effective document as one generator has to be told it.</summary>
/// <param name="Generator">Whose view it is.</param>
/// <param name="Rules">The rules that are this generator's alone.</param>
/// <param name="Json">The text that it reads.</param>
/// <param name="Rewrites">What the rules changed.</param>
internal sealed record GeneratorView(string Generator, IReadOnlyList<IRule> Rules, string Json, IReadOnlyList<Rewrite> Rewrites)
{
    public static GeneratorView Of(JObject document, string generator, IReadOnlyList<IRule> rules)
    {
        var copy = document.Copy();
        var rewrites = Normaliser.Apply(copy, rules);
        return new GeneratorView(generator, rules, EffectiveDocument.Write(copy), rewrites);
    }
}
