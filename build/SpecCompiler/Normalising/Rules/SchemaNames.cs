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

    public string Purpose =>
        "Names that differ in case, punctuation or prefix alone are one name in C# or one file, and some names are the runtime's: the later one gets a number. "
        + "A name of other characters than OpenAPI allows, or longer than a file's, becomes one of letters.";

    public void Apply(Draft document)
    {
        if (document["components"]?["schemas"] is not JObject schemas)
            return;
        var renamed = new Dictionary<string, string>();
        var taken = schemas.Properties().Select(schema => Words.TypeName(schema.Name)).Concat(Reserved).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var same in schemas.Properties().GroupBy(schema => Words.TypeName(schema.Name), StringComparer.OrdinalIgnoreCase).ToList())
        {
            var keeper = Reserved.Contains(same.Key) ? null : same.FirstOrDefault(schema => IsPlain(schema.Name)) ?? same.First();
            foreach (var schema in same.Where(schema => schema != keeper || !IsPlain(schema.Name)))
            {
                var name = schema == keeper ? same.Key : Words.Unclaimed(Words.TypeName(schema.Name), taken.Add);
                document.Log(this, schema.Value, $"{schema.Name} → {name}");
                renamed[schema.Name] = name;
            }
        }
        if (renamed.Count == 0)
            return;
        KeepKinds(document, schemas, renamed);
        foreach (var schema in schemas.Properties().Where(schema => renamed.ContainsKey(schema.Name)).ToList())
            schema.Replace(new JProperty(renamed[schema.Name], schema.Value).From(schema));
        Follow(document, renamed);
    }

    private static bool IsPlain(string name) => !Words.IsLong(name) && name.All(c => char.IsLetterOrDigit(c) || c is '.' or '_' or '-');

    /// <summary>What a discriminator's mapping leaves out is told by its schema's name, on the wire too: the mapping says the name that it had.</summary>
    private static void KeepKinds(Draft document, JObject schemas, Dictionary<string, string> renamed)
    {
        // Found anew: the schemas move before the rule is done.
        var all = Schemas.All(document.Root).Where(schema => schema["discriminator"] is JObject).ToList();
        foreach (var (old, name) in renamed)
        {
            var owners = all.Where(owner => IsAbove(document, owner, schemas[old], []) || Branches(owner).Any(branch => document.Resolve(branch) == schemas[old]));
            foreach (var discriminator in owners.Select(owner => (JObject)owner["discriminator"]!))
            {
                if (discriminator["mapping"] is not JObject mapping)
                    discriminator["mapping"] = mapping = [];
                if (!mapping.Properties().Any(entry => entry.Value.ToString() == old || document.Find(entry.Value.ToString()) == schemas[old]))
                    mapping[old] = Components + name;
            }
        }
    }

    private static bool IsAbove(Draft document, JObject schema, JToken? below, HashSet<JToken> seen) =>
        below?["allOf"] is JArray parts && parts.OfType<JObject>().Select(document.Resolve).Any(part => seen.Add(part) && (part == schema || IsAbove(document, schema, part, seen)));

    private static IEnumerable<JObject> Branches(JObject schema) => UnionBranches.Keywords.SelectMany(word => schema[word] as JArray ?? []).OfType<JObject>();

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
