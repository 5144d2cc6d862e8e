using System.Reflection;
using Newtonsoft.Json;
using Newtonsoft.Json.Converters;
using Newtonsoft.Json.Linq;
using NSwag;
using NSwag.Commands.CodeGeneration;
using SpecCompiler.Compiling;
using SpecCompiler.Reading;

namespace SpecCompiler.Generating;

/// <summary>NSwag's own command, from the NSwag.MSBuild package.</summary>
internal sealed class NSwagGenerator(Repository repository) : IGenerator
{
    private static readonly JsonSerializer Settings = JsonSerializer.Create(new JsonSerializerSettings
    {
        Converters = { new StringEnumConverter() },
        MissingMemberHandling = MissingMemberHandling.Error,
        ObjectCreationHandling = ObjectCreationHandling.Replace,
    });

    private string SettingsFile => Path.Combine(repository.Root, "build", "nswag.json");

    private string Templates => Path.Combine(repository.Root, "build", "templates");

    public string Name => "NSwag";

    public string Version { get; } =
        typeof(NSwagGenerator).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "NSwagVersion").Value!;

    public string Options => Hash.OfText(File.ReadAllText(SettingsFile).ReplaceLineEndings("\n") + Hash.OfFolder(Templates) + LayerFile.Shape);

    public GeneratorView ViewOf(EffectiveDocument document) => document.NSwag;

    public async Task GenerateAsync(IReadOnlyList<EffectiveDocument> documents, string work)
    {
        // Its version stands in the lock; in each file it would make every update touch every line that names it.
        Environment.SetEnvironmentVariable("NSWAG_NOVERSION", "1");
        var templates = Path.Combine(work, "templates");
        TemplateFolder.Write(Templates, templates);
        foreach (var document in documents)
        {
            var folder = IGenerator.OutputOf(document, work);
            Directory.CreateDirectory(folder);
            File.WriteAllText(Path.Combine(folder, document.Name + "Client.g.cs"), await GenerateAsync(document, templates));
            File.WriteAllText(Path.Combine(folder, document.Name + ".g.cs"), LayerFile.ForNSwag(document));
        }
    }

    private async Task<string> GenerateAsync(EffectiveDocument document, string templates)
    {
        var settings = JObject.Parse(File.ReadAllText(SettingsFile))["codeGenerators"]!["openApiToCSharpClient"]!;
        var command = new OpenApiToCSharpClientCommand();
        using (var reader = settings.CreateReader())
            Settings.Populate(reader, command);
        command.Namespace = document.Names.Client("NSwag");
        if (document.Names.StandsAlone)
            command.AdditionalNamespaceUsages = [.. command.AdditionalNamespaceUsages, "AgentSessions"];
        command.ClassName = document.Name + "Client";
        command.TemplateDirectory = templates.Replace('\\', '/');
        try
        {
            command.Input = await OpenApiDocument.FromJsonAsync(document.NSwag.Json);
            return (await command.RunAsync()).Single().Value.ReplaceLineEndings("\n");
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw new ProblemException(ProblemCode.Generator, new SourceMark(document.File, 1, 1), $"NSwag {Version} failed: {e.GetBaseException().Message.ReplaceLineEndings(" ")}");
        }
    }
}
