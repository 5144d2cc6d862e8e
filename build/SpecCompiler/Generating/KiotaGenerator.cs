using System.ComponentModel;
using System.Text.Json.Nodes;
using SpecCompiler.Compiling;
using SpecCompiler.Reading;

namespace SpecCompiler.Generating;

/// <summary>The Kiota tool that <c>.config/dotnet-tools.json</c> pins, or the command that the caller names.</summary>
internal sealed class KiotaGenerator(Repository repository, string? command) : IGenerator
{
    // Kiota's own factories would be registered for the whole process; the adapter brings its own.
    private static readonly string[] Arguments =
    [
        "--language", "CSharp", "--exclude-backward-compatible", "--clean-output", "--log-level", "Error",
        "--serializer", "none", "--deserializer", "none",
    ];

    public string Name => "Kiota";

    public string Version { get; } = PinnedVersion(repository);

    public string Options => Hash.OfText(string.Join(' ', Arguments) + KnownValues.Shape + DeclaredErrors.Shape + OptionalBodies.Shape + ReadOnlyModels.Shape + LayerFile.Shape);

    public GeneratorView ViewOf(EffectiveDocument document) => document.Kiota;

    public string LayerOf(EffectiveDocument document) => LayerFile.ForKiota(document);

    public async Task GenerateAsync(IReadOnlyList<EffectiveDocument> documents, string work)
    {
        await CheckVersionAsync(documents[0], work);
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

    private async Task CheckVersionAsync(EffectiveDocument document, string work)
    {
        try
        {
            var (exitCode, said) = await RunAsync(work, ["--version"]);
            if (exitCode == 0 && said.Split('+')[0].Trim() == Version)
                return;
            throw Missing(document, exitCode == 0 ? $"is wanted, but the command is version {said}" : $"cannot be run: {said.ReplaceLineEndings(" ")}");
        }
        catch (Win32Exception e)
        {
            throw Missing(document, $"cannot be run: {e.Message}");
        }
    }

    private Task<(int ExitCode, string Output)> RunAsync(string work, IEnumerable<string> arguments)
    {
        var environment = new Dictionary<string, string>
        {
            ["KIOTA_OFFLINE_ENABLED"] = "true",
            ["KIOTA_CLI_TELEMETRY_OPTOUT"] = "1",
        };
        return string.IsNullOrWhiteSpace(command)
            ? GeneratorProcess.RunAsync(GeneratorProcess.Dotnet, arguments.Prepend("kiota"), repository.Root, environment)
            : GeneratorProcess.RunAsync(command, arguments, work, environment);
    }

    private ProblemException Missing(EffectiveDocument document, string what) => new(ProblemCode.Generator, new SourceMark(document.File, 1, 1), document.Names.StandsAlone
        ? $"Kiota {Version} {what}. Install it with 'dotnet tool restore', name another command with --kiota-command, or take --generator nswag."
        : $"The Kiota client of this spec is out of date, and Kiota {Version} {what}. Install it with 'dotnet tool restore', name another command with -p:KiotaCommand=…, or build the NSwag half alone with -p:SkipKiota=true.");

    private static string PinnedVersion(Repository repository)
    {
        var manifest = JsonNode.Parse(File.ReadAllText(Path.Combine(repository.Root, ".config", "dotnet-tools.json")))!;
        return manifest["tools"]!["microsoft.openapi.kiota"]!["version"]!.GetValue<string>();
    }
}
