using SpecClients.Generation.Engines;
using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Reading;
using SpecClients.OpenApi.Rewriting;

namespace SpecClients.Generation.Guard;

/// <summary>A generator for documents whose texts are new: each client is compared with its neutral twin.</summary>
internal sealed class GuardedGenerator(IGenerator generator) : IGenerator
{
    public string Name => generator.Name;

    public string Version => generator.Version;

    public string Options => generator.Options;

    public IReadOnlyList<IRule> RulesFor(Defences defences) => generator.RulesFor(defences);

    public string LayerOf(EffectiveDocument document) => generator.LayerOf(document);

    public IDisposable? Rehearse(string document, string work, string folder) => generator.Rehearse(document, work, folder);

    public async Task<IReadOnlyList<Problem>> GenerateAsync(IReadOnlyList<EffectiveDocument> documents, string work, CancellationToken cancellationToken = default)
    {
        var warnings = new List<Problem>();
        foreach (var document in documents)
            warnings.AddRange(await GuardedGeneration.RunAsync(document, generator, work, cancellationToken));
        return warnings;
    }
}
