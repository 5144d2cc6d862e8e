using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Reading;
using SpecClients.OpenApi.Rewriting;

namespace SpecClients.Generation.Engines;

/// <summary>A generator of clients, as the compiler drives it.</summary>
internal interface IGenerator
{
    /// <summary>Its name: the folder under <c>generated/Vendor/</c> and the key in the lock.</summary>
    string Name { get; }

    /// <summary>The pinned version.</summary>
    string Version { get; }

    /// <summary>A hash over every option and template that shapes its output.</summary>
    string Options { get; }

    /// <summary>The rules for what it cannot be told in the effective document, in their order.</summary>
    IReadOnlyList<IRule> RulesFor(Defences defences);

    /// <summary>A document as it has to be told it.</summary>
    GeneratorView ViewOf(EffectiveDocument document) => document.View(Name, RulesFor(document.Defences));

    /// <summary>The text of <c>Vendor.g.cs</c>, which this program writes beside the generator's own files.</summary>
    string LayerOf(EffectiveDocument document);

    /// <summary>Has what takes its time to start do so, where there will soon be something to generate.</summary>
    /// <param name="document">The file of an effective document like it.</param>
    /// <param name="work">A folder for whatever that writes.</param>
    /// <param name="folder">The folder in which the clients will be written.</param>
    /// <returns>What ends it if nothing comes.</returns>
    IDisposable? Rehearse(string document, string work, string folder) => null;

    /// <summary>Writes each document's client into its own folder below the work folder.</summary>
    /// <returns>What the generator warns of, each once and at its place.</returns>
    Task<IReadOnlyList<Problem>> GenerateAsync(IReadOnlyList<EffectiveDocument> documents, string work, CancellationToken cancellationToken = default);

    static string OutputOf(EffectiveDocument document, string work) => Path.Combine(work, document.Name);
}
