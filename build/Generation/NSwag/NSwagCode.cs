using Newtonsoft.Json;
using Newtonsoft.Json.Converters;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using NJsonSchema.CodeGeneration.CSharp;
using NSwag;
using NSwag.CodeGeneration.CSharp;
using NSwag.Commands.CodeGeneration;
using SpecClients.OpenApi.Text;

namespace SpecClients.Generation.NSwag;

/// <summary>
/// Calls NSwag's own code. It runs in a second copy of this assembly, within NSwag's load context, so what comes in and
/// goes out is of the runtime's own types.
/// </summary>
internal static class NSwagCode
{
    private static readonly JsonSerializer Reader = JsonSerializer.Create(new JsonSerializerSettings
    {
        Converters = { new StringEnumConverter() },
        MissingMemberHandling = MissingMemberHandling.Error,
        ObjectCreationHandling = ObjectCreationHandling.Replace,
    });

    private static readonly Lazy<CSharpClientGeneratorSettings> Guarded = new(() => Configure(isGuarded: true));
    private static readonly Lazy<CSharpClientGeneratorSettings> Unguarded = new(() => Configure(isGuarded: false));

    /// <summary>Writes one client.</summary>
    /// <param name="document">The name, the namespace, the file to read and the folder to write into.</param>
    /// <param name="isGuarded">Whether text goes into source through writers alone.</param>
    /// <param name="begin">Told the name of each part that is begun.</param>
    public static async Task GenerateAsync(string[] document, bool isGuarded, Action<string> begin)
    {
        var settings = (isGuarded ? Guarded : Unguarded).Value;
        settings.CSharpGeneratorSettings.Namespace = document[1];
        settings.ClassName = document[0] + "Client";
        var description = await OpenApiDocument.FromJsonAsync(await File.ReadAllTextAsync(document[2]));
        FormParts.Spread(description);
        var code = new CSharpClientGenerator(description, settings, ToldTypes.Of(description, settings.CSharpGeneratorSettings, begin)).GenerateFile();
        Directory.CreateDirectory(document[3]);
        await File.WriteAllTextAsync(Path.Combine(document[3], document[0] + "Client.g.cs"), LineEnds.Normalised(code));
    }

    /// <summary>What <c>nswag.json</c> says, in the words of NSwag's command.</summary>
    private static CSharpClientGeneratorSettings Configure(bool isGuarded)
    {
        var command = new OpenApiToCSharpClientCommand();
        var said = JObject.Parse(File.ReadAllText(NSwagEngine.Settings))["codeGenerators"]!["openApiToCSharpClient"]!;
        using (var reader = said.CreateReader())
            Reader.Populate(reader, command);
        // There is no such folder: templates come from the factory, and NSwag keeps what it has parsed by this name.
        command.TemplateDirectory = isGuarded ? "guarded" : "unguarded";
        command.Settings.ParameterNameGenerator = new ParameterNames();
        var generator = command.Settings.CSharpGeneratorSettings;
        generator.TemplateFactory = new Templates(generator, TemplateTexts.ReadAll(NSwagEngine.Templates), isGuarded);
        return command.Settings;
    }

    /// <summary>NSwag's own names of types, each told as it is asked for; a schema's before what is in it.</summary>
    private sealed class ToldTypes(CSharpGeneratorSettings settings, JsonSchema? exception, Action<string> begin) : CSharpTypeResolver(settings, exception)
    {
        private readonly Dictionary<JsonSchema, string> _schemas = [];
        private string? _last;

        /// <summary>The names that NSwag's generator makes where it is given none.</summary>
        public static ToldTypes Of(OpenApiDocument description, CSharpGeneratorSettings settings, Action<string> begin)
        {
            description.Definitions.TryGetValue("Exception", out var exception);
            var types = new ToldTypes(settings, exception, begin);
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
                begin(_last = name);
        }
    }
}
