using System.Reflection;
using SpecCompiler.Compiling;
using SpecCompiler.Reading;

namespace SpecCompiler.Generating;

/// <summary>Kiota's own program, from the Microsoft.OpenApi.Kiota package.</summary>
internal sealed class KiotaGenerator : IGenerator
{
    // Kiota's own factories would be registered for the whole process; the adapter brings its own.
    private static readonly string[] Arguments =
    [
        "--language", "CSharp", "--exclude-backward-compatible", "--clean-output", "--log-level", "Error",
        "--serializer", "none", "--deserializer", "none",
    ];

    public string Name => "Kiota";

    public string Version { get; } = Metadata("KiotaVersion");

    public string Options => Hash.OfText(string.Join(' ', Arguments) + KnownValues.Shape + DeclaredErrors.Shape + OptionalBodies.Shape + ReadOnlyModels.Shape + LayerFile.Shape);

    public GeneratorView ViewOf(EffectiveDocument document) => document.Kiota;

    public string LayerOf(EffectiveDocument document) => LayerFile.ForKiota(document);

    public async Task GenerateAsync(IReadOnlyList<EffectiveDocument> documents, string work)
    {
        foreach (var document in documents)
        {
            var input = Path.Combine(work, document.Name + ".json");
            File.WriteAllText(input, document.Kiota.Json);
            var output = IGenerator.OutputOf(document, work);
            var (exitCode, said) = await RunAsync(work,
            [
                "generate", "--openapi", input, "--output", output, "--class-name", document.Name + "Client",
                "--namespace-name", document.Names.Client("Kiota"), .. Arguments,
            ]);
            if (exitCode != 0)
                throw new ProblemException(ProblemCode.Generator, new SourceMark(document.File, 1, 1), $"Kiota {Version} failed: {said.ReplaceLineEndings(" ")}");

            // Its lock speaks of the work folder; generated.lock.json says more, and of the committed files.
            File.Delete(Path.Combine(output, "kiota-lock.json"));
            File.Delete(Path.Combine(output, ".kiota.log"));
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

    private Task<(int ExitCode, string Output)> RunAsync(string work, IEnumerable<string> arguments)
    {
        var program = Path.Combine(Metadata("Packages"), "microsoft.openapi.kiota", Version, "tools", "net10.0", "any", "kiota.dll");
        if (!File.Exists(program))
            throw new ProblemException(ProblemCode.Generator, new SourceMark(program, 1, 1), $"Kiota {Version} is not in the package folder: 'dotnet restore' brings it.");
        return GeneratorProcess.RunAsync(GeneratorProcess.Dotnet, arguments.Prepend(program), work, new Dictionary<string, string>
        {
            ["KIOTA_OFFLINE_ENABLED"] = "true",
            ["KIOTA_CLI_TELEMETRY_OPTOUT"] = "1",
        });
    }

    private static string Metadata(string key) =>
        typeof(KiotaGenerator).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
