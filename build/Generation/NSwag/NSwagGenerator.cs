using SpecClients.Generation.Engines;
using SpecClients.Generation.Layer;
using SpecClients.Generation.Working;
using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Files;
using SpecClients.OpenApi.Reading;
using SpecClients.OpenApi.Rewriting;
using SpecClients.OpenApi.Text;

namespace SpecClients.Generation.NSwag;

/// <summary>Clients by NSwag, from its own code and our templates.</summary>
internal sealed class NSwagGenerator(WorkerLimits? limits = null) : IGenerator
{
    private readonly EngineRun _run = new("NSwag", new NSwagEngine(), limits);
    private readonly Lazy<string> _options = new(() => Hash.OfText(
        LineEnds.Normalised(File.ReadAllText(NSwagEngine.Settings)) + Hash.OfFolder(NSwagEngine.Templates) + LayerFile.Shape + ListingFile.Shape));

    public string Name => "NSwag";

    public string Version { get; } = BuildMetadata.Of("NSwagVersion");

    public string Options => _options.Value;

    public IReadOnlyList<IRule> RulesFor(Defences defences) => NSwagRules.All;

    public string LayerOf(EffectiveDocument document) => LayerFile.ForNSwag(document);

    public IDisposable? Rehearse(string document, string work, string folder) => _run.Rehearse(document, Path.Combine(work, Name), folder);

    public async Task<IReadOnlyList<Problem>> GenerateAsync(IReadOnlyList<EffectiveDocument> documents, string work, CancellationToken cancellationToken = default)
    {
        var warnings = (await _run.RunAsync(this, documents, work, cancellationToken)).ToList();
        foreach (var document in documents)
        {
            var output = IGenerator.OutputOf(document, work);
            ClientFiles.Write(document, this, output);
            if (NSwagListings.Write(document, output, warnings) is { } listings)
                File.WriteAllText(Path.Combine(output, ListingFile.NameOf(document)), listings);
        }
        return warnings;
    }
}
