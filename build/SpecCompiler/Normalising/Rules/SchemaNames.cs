using Newtonsoft.Json.Linq;
using SpecCompiler.Reading;

namespace SpecCompiler.Normalising.Rules;

/// <summary>Gives a component whose class would be called like an earlier one's a name of its own.</summary>
internal sealed class SchemaNames : IRule
{
    private const string Components = "#/components/schemas/";

    /// <summary>What generated code calls by its bare name, so that a class of the document's would hide it.</summary>
    private static readonly string[] Reserved =
    [
        "ApiDescription", "ApiException", "AsRead", "BodyReader", "FailedResponse", "FileParameter", "FileResponse", "FormBody", "GeneratedClient",
        "IModel", "IOpenValue", "Json", "MemberNames", "ModelConverter", "Newtonsoft", "OpenEnumConverter", "ParameterStyle", "ParameterText", "PlainValue", "StringOrInteger", "System",
    ];

    public string Name => "schema-name";

    public string Purpose => "Names that differ in case, punctuation or prefix alone are one name in C# or one file, and some names are the runtime's: the later one gets a number.";

    public void Apply(Draft document)
    {
        if (document["components"]?["schemas"] is not JObject schemas)
            return;
        var renamed = new Dictionary<string, string>();
        var taken = schemas.Properties().Select(schema => Words.TypeName(schema.Name)).Concat(Reserved).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var same in schemas.Properties().GroupBy(schema => Words.TypeName(schema.Name), StringComparer.OrdinalIgnoreCase).ToList())
        {
            foreach (var schema in same.Skip(Reserved.Contains(same.Key) ? 0 : 1))
            {
                var name = Words.Unclaimed(Words.TypeName(schema.Name), taken.Add);
                document.Log(this, schema.Value, $"{schema.Name} → {name}");
                renamed[schema.Name] = name;
                schema.Replace(new JProperty(name, schema.Value).From(schema));
            }
        }
        if (renamed.Count > 0)
            Follow(document, renamed);
    }

    private static void Follow(Draft document, Dictionary<string, string> renamed)
    {
        foreach (var reference in document.Root.Descendants().OfType<JProperty>().Where(member => member is { Name: "$ref", Value.Type: JTokenType.String }).ToList())
            reference.Value = Renamed(reference.Value.ToString(), renamed);
        foreach (var mapping in document.Schemas.Select(schema => schema["discriminator"] is JObject discriminator ? discriminator["mapping"] : null).SelectMany(Schemas.Members).ToList())
        {
            var target = mapping.Value.ToString();
            mapping.Value = renamed.TryGetValue(target, out var name) ? name : Renamed(target, renamed);
        }
    }

    private static string Renamed(string reference, Dictionary<string, string> renamed)
    {
        if (!reference.StartsWith(Components, StringComparison.Ordinal))
            return reference;
        var steps = reference[Components.Length..].Split('/');
        return renamed.TryGetValue(Marks.Unescape(steps[0]), out var name) ? Components + string.Join('/', steps.Skip(1).Prepend(name)) : reference;
    }
}
