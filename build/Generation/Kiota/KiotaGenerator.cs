using Newtonsoft.Json.Linq;
using SpecClients.Generation.Engines;
using SpecClients.Generation.Kiota.Rules;
using SpecClients.Generation.Layer;
using SpecClients.Generation.Working;
using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Files;
using SpecClients.OpenApi.Reading;
using SpecClients.OpenApi.Rewriting;
using SpecClients.OpenApi.Text;

namespace SpecClients.Generation.Kiota;

/// <summary>Clients by Kiota, from its own code and what ours does to its files.</summary>
internal sealed class KiotaGenerator(WorkerLimits? limits = null) : IGenerator
{
    private readonly EngineRun _run = new("Kiota", new KiotaEngine(), root: null, limits);

    /// <summary>What Kiota writes of itself, whatever its version.</summary>
    private const string Unversioned = "(\"Kiota\", \"1.0.0\")";

    public string Name => "Kiota";

    public string Version { get; } = BuildMetadata.Of("KiotaVersion");

    public string Options { get; } = Hash.OfText(KiotaCode.Options + KnownValues.Shape + DeclaredErrors.Shape + OptionalBodies.Shape + DecimalBodies.Shape + DescribedModels.Shape + LayerFile.Shape + ListingFile.Shape);

    public IReadOnlyList<IRule> RulesFor(Defences defences) => KiotaRules.For(defences);

    public string LayerOf(EffectiveDocument document) => LayerFile.ForKiota(document);

    public IDisposable? Rehearse(string document, string work, string folder) => _run.Rehearse(document, Path.Combine(work, Name), folder);

    public async Task<IReadOnlyList<Problem>> GenerateAsync(IReadOnlyList<EffectiveDocument> documents, string work, CancellationToken cancellationToken = default)
    {
        var warnings = (await _run.RunAsync(this, documents, work, cancellationToken)).ToList();
        foreach (var document in documents)
            Finish(document, IGenerator.OutputOf(document, work), warnings);
        return warnings;
    }

    private void Finish(EffectiveDocument document, string output, List<Problem> warnings)
    {
        var view = DocumentReader.Parse(((IGenerator)this).ViewOf(document).Json, document.File);
        var optional = OptionalBodies.Of(view);
        foreach (var file in Directory.EnumerateFiles(output, "*.cs", SearchOption.AllDirectories))
        {
            var source = OptionalBodies.Rewrite(DecimalBodies.Rewrite(LineEnds.Normalised(File.ReadAllText(file))), optional);
            File.WriteAllText(file, source.Replace(Unversioned, $"(\"Kiota\", \"{Version}\")", StringComparison.Ordinal));
        }
        // A document without objects leaves none.
        var models = Directory.CreateDirectory(Path.Combine(output, "Models")).FullName;
        if (DescribedModels.Write(document, Directory.EnumerateFiles(models, "*.cs").Select(file => Path.GetFileNameWithoutExtension(file))) is { } described)
            File.WriteAllText(Path.Combine(models, "DescribedModels.g.cs"), described);
        if (KnownValues.Write(document) is { } constants)
            File.WriteAllText(Path.Combine(models, "KnownValues.g.cs"), constants);
        File.WriteAllText(Path.Combine(output, document.Name + ".g.cs"), LayerOf(document));
        if (DeclaredErrors.Write(Directory.EnumerateFiles(output, "*.cs", SearchOption.AllDirectories)) is { } errors)
            File.WriteAllText(Path.Combine(models, "DeclaredErrors.g.cs"), errors);
        if (view[WireNames.Word] is JObject names)
        {
            foreach (var file in Directory.EnumerateFiles(output, "*.cs", SearchOption.AllDirectories))
                File.WriteAllText(file, StandIns.Restore(File.ReadAllText(file), names));
        }
        if (KiotaListings.Write(document, output, warnings) is { } listings)
            File.WriteAllText(Path.Combine(output, ListingFile.NameOf(document)), listings);
    }
}
