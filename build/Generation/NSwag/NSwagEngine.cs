using Newtonsoft.Json;
using Newtonsoft.Json.Converters;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using NJsonSchema.CodeGeneration.CSharp;
using NSwag;
using NSwag.CodeGeneration.CSharp;
using NSwag.Commands.CodeGeneration;
using SpecClients.Generation.Layer;
using SpecClients.Generation.Working;
using SpecClients.OpenApi.Files;
using SpecClients.OpenApi.Text;

namespace SpecClients.Generation.NSwag;

/// <summary>NSwag's own code, from the NSwag.MSBuild package; configured once, for it is slow at that.</summary>
internal sealed class NSwagEngine(Repository repository) : IEngine
{
    private static readonly JsonSerializer Reader = JsonSerializer.Create(new JsonSerializerSettings
    {
        Converters = { new StringEnumConverter() },
        MissingMemberHandling = MissingMemberHandling.Error,
        ObjectCreationHandling = ObjectCreationHandling.Replace,
    });

    private readonly Lazy<CSharpClientGeneratorSettings> _settings = new(() => Configure(repository, isGuarded: true));
    private readonly Lazy<CSharpClientGeneratorSettings> _unguarded = new(() => Configure(repository, isGuarded: false));

    public static string SettingsOf(Repository repository) => Path.Combine(repository.Root, "build", "nswag.json");

    public static string TemplatesOf(Repository repository) => Path.Combine(repository.Root, "build", "templates");

    public async Task GenerateAsync(JobDocument document, Action<Told> tell)
    {
        var settings = (document.IsGuarded ? _settings : _unguarded).Value;
        settings.CSharpGeneratorSettings.Namespace = document.Namespace;
        settings.ClassName = document.Name + "Client";
        var description = await OpenApiDocument.FromJsonAsync(await File.ReadAllTextAsync(document.Input));
        var code = new CSharpClientGenerator(description, settings, ToldTypes.Of(description, settings.CSharpGeneratorSettings, tell)).GenerateFile();
        Directory.CreateDirectory(document.Output);
        await File.WriteAllTextAsync(Path.Combine(document.Output, document.Name + "Client.g.cs"), LineEnds.Normalised(code));
    }

    /// <summary>What <c>nswag.json</c> says, in the words of NSwag's command.</summary>
    private static CSharpClientGeneratorSettings Configure(Repository repository, bool isGuarded)
    {
        var command = new OpenApiToCSharpClientCommand();
        var said = JObject.Parse(File.ReadAllText(SettingsOf(repository)))["codeGenerators"]!["openApiToCSharpClient"]!;
        using (var reader = said.CreateReader())
            Reader.Populate(reader, command);
        // There is no such folder: templates come from the factory, and NSwag keeps what it has parsed by this name.
        command.TemplateDirectory = isGuarded ? "guarded" : "unguarded";
        command.Settings.ParameterNameGenerator = new ParameterNames();
        var generator = command.Settings.CSharpGeneratorSettings;
        generator.TemplateFactory = new Templates(generator, TemplateTexts.ReadAll(TemplatesOf(repository)), isGuarded);
        return command.Settings;
    }

    /// <summary>NSwag's own names of types, each told as it is asked for; a schema's before what is in it.</summary>
    private sealed class ToldTypes(CSharpGeneratorSettings settings, JsonSchema? exception, Action<Told> tell) : CSharpTypeResolver(settings, exception)
    {
        private readonly Dictionary<JsonSchema, string> _schemas = [];
        private string? _last;

        /// <summary>The names that NSwag's generator makes where it is given none.</summary>
        public static ToldTypes Of(OpenApiDocument description, CSharpGeneratorSettings settings, Action<Told> tell)
        {
            description.Definitions.TryGetValue("Exception", out var exception);
            var types = new ToldTypes(settings, exception, tell);
            types.RegisterSchemaDefinitions(description.Definitions.Where(one => one.Value != exception).ToDictionary());
            foreach (var (name, schema) in description.Definitions)
                types._schemas.TryAdd(schema, name);
            return types;
        }

        public override string GetOrGenerateTypeName(JsonSchema schema, string? typeNameHint)
        {
            var name = base.GetOrGenerateTypeName(schema, typeNameHint);
            Tell(name);
            return name;
        }

        public override string Resolve(JsonSchema schema, bool isNullable, string? typeNameHint)
        {
            if (_schemas.TryGetValue(schema.ActualSchema, out var name))
                Tell(name);
            return base.Resolve(schema, isNullable, typeNameHint);
        }

        private void Tell(string name)
        {
            if (name != _last)
                tell(new Told(ToldKind.Part, _last = name));
        }
    }
}
