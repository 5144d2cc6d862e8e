using System.Reflection;
using Newtonsoft.Json.Linq;
using SpecCompiler.Compiling;
using SpecCompiler.Reading;

namespace SpecCompiler.Generating;

/// <summary>NSwag's own program, from the NSwag.MSBuild package, over all documents in one process.</summary>
internal sealed class NSwagGenerator(Repository repository) : IGenerator
{
    private static readonly string Tool = Metadata("NSwagTool");

    private string SettingsFile => Path.Combine(repository.Root, "build", "nswag.json");

    private string Templates => Path.Combine(repository.Root, "build", "templates");

    public string Name => "NSwag";

    public string Version => Metadata("NSwagVersion");

    public string Options => Hash.OfText(File.ReadAllText(SettingsFile).ReplaceLineEndings("\n") + Hash.OfFolder(Templates) + LayerFile.Shape);

    public string InputOf(EffectiveDocument document) => document.NSwagJson;

    public string LayerOf(EffectiveDocument document) => LayerFile.ForNSwag(document);

    public async Task GenerateAsync(IReadOnlyList<EffectiveDocument> documents, string work)
    {
        var templates = Path.Combine(work, "templates");
        TemplateFolder.Write(Templates, Path.GetDirectoryName(Tool)!, templates);
        foreach (var document in documents)
            WriteInput(document, work, templates);

        var (exitCode, output) = await GeneratorProcess.RunAsync(GeneratorProcess.Dotnet, [Tool, "run"], work, new Dictionary<string, string>
        {
            ["NSWAG_NOLOGO"] = "1",
            ["NSWAG_NOVERSION"] = "1",
        });
        foreach (var document in documents)
        {
            var folder = IGenerator.OutputOf(document, work);
            // The program ends with 0 even where it did nothing: what counts is the file.
            if (exitCode != 0 || !File.Exists(Path.Combine(folder, $"{document.Name}Client.g.cs")))
                throw new ProblemException(ProblemCode.Generator, new SourceMark(document.File, 1, 1), $"NSwag {Version} failed: {output.ReplaceLineEndings(" ")}");
            File.WriteAllText(Path.Combine(folder, document.Name + ".g.cs"), LayerOf(document));
        }
    }

    private void WriteInput(EffectiveDocument document, string work, string templates)
    {
        var folder = IGenerator.OutputOf(document, work);
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(work, document.Name + ".json"), document.NSwagJson);

        var settings = JObject.Parse(File.ReadAllText(SettingsFile));
        settings["documentGenerator"]!["fromDocument"]!["url"] = document.Name + ".json";
        var client = settings["codeGenerators"]!["openApiToCSharpClient"]!;
        client["namespace"] = document.Names.Client("NSwag");
        if (document.Names.StandsAlone)
            ((JArray)client["additionalNamespaceUsages"]!).Add("AgentSessions");
        client["className"] = document.Name + "Client";
        client["templateDirectory"] = templates.Replace('\\', '/');
        client["output"] = $"{document.Name}/{document.Name}Client.g.cs";
        File.WriteAllText(Path.Combine(work, document.Name + ".nswag"), settings.ToString());
    }

    private static string Metadata(string key) =>
        typeof(NSwagGenerator).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
