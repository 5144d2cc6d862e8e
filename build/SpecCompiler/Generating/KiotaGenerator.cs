using SpecCompiler.Compiling;
using SpecCompiler.Reading;
using SpecCompiler.Working;

namespace SpecCompiler.Generating;

/// <summary>Clients by Kiota, from its own code and what ours does to its files.</summary>
internal sealed class KiotaGenerator(WorkerLimits? limits = null) : IGenerator
{
    private readonly EngineRun _run = new("Kiota", new KiotaEngine(), root: null, limits);

    public string Name => "Kiota";

    public string Version { get; } = BuildMetadata.Of("KiotaVersion");

    public string Options => Hash.OfText(KiotaCode.Options + KnownValues.Shape + DeclaredErrors.Shape + OptionalBodies.Shape + ReadOnlyModels.Shape + LayerFile.Shape);

    public GeneratorView ViewOf(EffectiveDocument document) => document.Kiota;

    public string LayerOf(EffectiveDocument document) => LayerFile.ForKiota(document);

    public async Task<IReadOnlyList<Problem>> GenerateAsync(IReadOnlyList<EffectiveDocument> documents, string work, CancellationToken cancellationToken = default)
    {
        var warnings = await _run.RunAsync(this, documents, work, cancellationToken);
        foreach (var document in documents)
            Finish(document, IGenerator.OutputOf(document, work));
        return warnings;
    }

    private void Finish(EffectiveDocument document, string output)
    {
        var optional = OptionalBodies.Of(document.Root);
        foreach (var file in Directory.EnumerateFiles(output, "*.cs", SearchOption.AllDirectories))
            File.WriteAllText(file, OptionalBodies.Rewrite(File.ReadAllText(file).ReplaceLineEndings("\n"), optional));
        // A document without objects leaves none.
        var models = Directory.CreateDirectory(Path.Combine(output, "Models")).FullName;
        if (ReadOnlyModels.Write(document, Directory.EnumerateFiles(models, "*.cs").Select(file => Path.GetFileNameWithoutExtension(file))) is { } readOnly)
            File.WriteAllText(Path.Combine(models, "ReadOnlyMembers.g.cs"), readOnly);
        if (KnownValues.Write(document) is { } constants)
            File.WriteAllText(Path.Combine(models, "KnownValues.g.cs"), constants);
        File.WriteAllText(Path.Combine(output, document.Name + ".g.cs"), LayerOf(document));
        if (DeclaredErrors.Write(Directory.EnumerateFiles(output, "*.cs", SearchOption.AllDirectories)) is { } errors)
            File.WriteAllText(Path.Combine(models, "DeclaredErrors.g.cs"), errors);
    }
}
