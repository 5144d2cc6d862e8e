using SpecClients.Generation.Engines;
using SpecClients.Generation.Kiota.Rewriting;
using SpecClients.Generation.Layer;
using SpecClients.Generation.Working;
using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Files;
using SpecClients.OpenApi.Reading;
using SpecClients.OpenApi.Rewriting;
using SpecClients.OpenApi.Text;

namespace SpecClients.Generation.Kiota;

/// <summary>Clients by Kiota, from its own code and what ours does to its files.</summary>
/// <param name="limits">What a worker may take; null runs Kiota in this process.</param>
/// <param name="rewriters">What changes its files. Default: all.</param>
internal sealed class KiotaGenerator(WorkerLimits? limits = null, IReadOnlyList<IRewriter>? rewriters = null) : IGenerator
{
    private readonly EngineRun _run = new("Kiota", new KiotaEngine(), limits);

    public string Name => "Kiota";

    public string Version { get; } = BuildMetadata.Of("KiotaVersion");

    public string Options { get; } = Hash.OfText(KiotaCode.Options + KnownValues.Shape + DeclaredErrors.Shape + OptionalBodies.Shape + RequiredParts.Shape + AcceptedTypes.Shape + DecimalBodies.Shape + StreamMethods.Shape + TypedMembers.Shape + DescribedModels.Shape + LayerFile.Shape + ListingFile.Shape);

    public IReadOnlyList<IRule> RulesFor(Defences defences) => KiotaRules.For(defences);

    public string LayerOf(EffectiveDocument document) => LayerFile.ForKiota(document);

    public IDisposable? Rehearse(string document, string work, string folder) => _run.Rehearse(document, Path.Combine(work, Name), folder);

    public async Task<IReadOnlyList<Problem>> GenerateAsync(IReadOnlyList<EffectiveDocument> documents, string work, CancellationToken cancellationToken = default)
    {
        var warnings = (await _run.RunAsync(this, documents, work, cancellationToken)).ToList();
        foreach (var document in documents)
            await FinishAsync(document, IGenerator.OutputOf(document, work), warnings, cancellationToken);
        return warnings;
    }

    private async Task FinishAsync(EffectiveDocument document, string output, List<Problem> warnings, CancellationToken cancellationToken)
    {
        var pass = new RewritingPass(rewriters ?? KiotaRewriters.Of(StreamCarriers.Take(output, document.Name + "Client")), DocumentReader.Parse(((IGenerator)this).ViewOf(document).Json, document.File));
        await Parallel.ForEachAsync(Directory.GetFiles(output, "*.cs", SearchOption.AllDirectories), cancellationToken, async (file, stop) =>
            await File.WriteAllTextAsync(file, pass.Rewrite(LineEnds.Normalised(await File.ReadAllTextAsync(file, stop))), stop));
        // A document without objects leaves none.
        var models = Directory.CreateDirectory(Path.Combine(output, "Models")).FullName;
        if (DescribedModels.Write(document, Directory.EnumerateFiles(models, "*.cs").Select(file => Path.GetFileNameWithoutExtension(file))) is { } described)
            File.WriteAllText(Path.Combine(models, "DescribedModels.g.cs"), described);
        if (KnownValues.Write(document) is { } constants)
            File.WriteAllText(Path.Combine(models, "KnownValues.g.cs"), constants);
        ClientFiles.Write(document, this, output);
        if (DeclaredErrors.Write(Directory.EnumerateFiles(output, "*.cs", SearchOption.AllDirectories)) is { } errors)
            File.WriteAllText(Path.Combine(models, "DeclaredErrors.g.cs"), errors);
        if (KiotaListings.Write(document, output, warnings) is { } listings)
            File.WriteAllText(Path.Combine(output, ListingFile.NameOf(document)), listings);
    }
}
