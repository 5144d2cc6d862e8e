using System.Reflection;
using Newtonsoft.Json;
using Newtonsoft.Json.Converters;
using Newtonsoft.Json.Linq;
using NSwag;
using NSwag.CodeGeneration.CSharp;
using NSwag.Commands.CodeGeneration;
using SpecCompiler.Compiling;
using SpecCompiler.Reading;

namespace SpecCompiler.Generating;

/// <summary>NSwag's own generator, from the NSwag.MSBuild package; configured once, for it is slow at that.</summary>
internal sealed class NSwagGenerator(Repository repository) : IGenerator
{
    /// <summary>Where clients that stand alone find their runtime; elsewhere it is around them.</summary>
    private const string RuntimeNamespace = "AgentSessions";

    private static readonly JsonSerializer Reader = JsonSerializer.Create(new JsonSerializerSettings
    {
        Converters = { new StringEnumConverter() },
        MissingMemberHandling = MissingMemberHandling.Error,
        ObjectCreationHandling = ObjectCreationHandling.Replace,
    });

    private readonly Lazy<CSharpClientGeneratorSettings> _settings = new(() => Configure(repository));

    public string Name => "NSwag";

    public string Version { get; } =
        typeof(NSwagGenerator).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "NSwagVersion").Value!;

    public string Options => Hash.OfText(File.ReadAllText(SettingsOf(repository)).ReplaceLineEndings("\n") + Hash.OfFolder(TemplatesOf(repository)) + LayerFile.Shape);

    public GeneratorView ViewOf(EffectiveDocument document) => document.NSwag;

    public string LayerOf(EffectiveDocument document) => LayerFile.ForNSwag(document);

    public async Task GenerateAsync(IReadOnlyList<EffectiveDocument> documents, string work)
    {
        // Its version stands in the lock; in each file it would make every update touch every line that names it.
        Environment.SetEnvironmentVariable("NSWAG_NOVERSION", "1");
        foreach (var document in documents)
        {
            var folder = IGenerator.OutputOf(document, work);
            Directory.CreateDirectory(folder);
            File.WriteAllText(Path.Combine(folder, document.Name + "Client.g.cs"), await GenerateAsync(document));
            File.WriteAllText(Path.Combine(folder, document.Name + ".g.cs"), LayerOf(document));
        }
    }

    private async Task<string> GenerateAsync(EffectiveDocument document)
    {
        var settings = _settings.Value;
        settings.CSharpGeneratorSettings.Namespace = document.Names.Client("NSwag");
        settings.AdditionalNamespaceUsages = [.. settings.AdditionalNamespaceUsages.Except([RuntimeNamespace]), .. document.Names.StandsAlone ? [RuntimeNamespace] : (string[])[]];
        settings.ClassName = document.Name + "Client";
        try
        {
            var description = await OpenApiDocument.FromJsonAsync(document.NSwag.Json);
            return new CSharpClientGenerator(description, settings).GenerateFile().ReplaceLineEndings("\n");
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw new ProblemException(ProblemCode.Generator, new SourceMark(document.File, 1, 1), $"NSwag {Version} failed: {e.GetBaseException().Message.ReplaceLineEndings(" ")}");
        }
    }

    /// <summary>What <c>nswag.json</c> says, in the words of NSwag's command.</summary>
    private static CSharpClientGeneratorSettings Configure(Repository repository)
    {
        var command = new OpenApiToCSharpClientCommand();
        var said = JObject.Parse(File.ReadAllText(SettingsOf(repository)))["codeGenerators"]!["openApiToCSharpClient"]!;
        using (var reader = said.CreateReader())
            Reader.Populate(reader, command);
        command.TemplateDirectory = TemplatesOf(repository);
        var generator = command.Settings.CSharpGeneratorSettings;
        generator.TemplateFactory = new Templates(generator, Templates.PatchAll(TemplatesOf(repository)));
        return command.Settings;
    }

    private static string SettingsOf(Repository repository) => Path.Combine(repository.Root, "build", "nswag.json");

    private static string TemplatesOf(Repository repository) => Path.Combine(repository.Root, "build", "templates");
}
