using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Reading;
using SpecClients.OpenApi.Rewriting;
using SpecClients.OpenApi.Text;

namespace SpecClients.OpenApi.Rules;

/// <summary>Gives a component the name that an overlay chose, and one whose class would be called like another's a name of its own.</summary>
internal sealed class AssignSchemaNames : IRule
{
    private const string Components = "#/components/schemas/";

    /// <summary>What generated code calls by its bare name, so that a class of the document's would hide it.</summary>
    private static readonly string[] Reserved =
    [
        "ApiDescription", "ApiException", "AsRead", "BodyReader", "FailedResponse", "FileParameter", "FileResponse", "FormBody", "GeneratedClient",
        "IModel", "IOpenValue", "Json", "MemberNames", "ModelConverter", "Newtonsoft", "OpenEnumConverter", "ParameterStyle", "ParameterText", "PlainValue", "StringOrInteger", "System",
    ];

    public string Name => "assign-schema-names";

    public string Purpose =>
        "Names that differ in case, punctuation or prefix alone are one name in C# or one file, and some names are the runtime's: the later one gets a number. "
        + "What an overlay calls x-schema-name goes first. A name of other characters than OpenAPI allows, or longer than a file's, becomes one of letters.";

    public void Apply(WorkingDocument document)
    {
        if (document["components"]?["schemas"] is not JObject schemas)
            return;
        var renamed = new Dictionary<string, string>();
        var chosen = Chosen(schemas);
        string NameOf(JProperty schema) => chosen.GetValueOrDefault(schema.Name) ?? Words.TypeName(schema.Name);
        var taken = schemas.Properties().Select(NameOf).Concat(Reserved).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var same in schemas.Properties().GroupBy(NameOf, StringComparer.OrdinalIgnoreCase).ToList())
        {
            var keeper = Reserved.Contains(same.Key) ? null
                : same.FirstOrDefault(schema => chosen.ContainsKey(schema.Name)) ?? same.FirstOrDefault(schema => IsPlain(schema.Name)) ?? same.First();
            foreach (var schema in same)
            {
                var name = schema != keeper ? Words.Unclaimed(NameOf(schema), taken.Add)
                    : chosen.GetValueOrDefault(schema.Name) ?? (IsPlain(schema.Name) ? schema.Name : same.Key);
                if (name == schema.Name)
                    continue;
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

    /// <summary>The names that an overlay gives to components, by those that they have.</summary>
    private static Dictionary<string, string> Chosen(JObject schemas)
    {
        var chosen = new Dictionary<string, string>();
        foreach (var schema in schemas.Properties())
        {
            if (schema.Value is not JObject said || said.Property(Extension.SchemaName) is not { } name)
                continue;
            name.Remove();
            chosen[schema.Name] = name.Value.ToString();
        }
        return chosen;
    }

    private static bool IsPlain(string name) => !Words.IsLong(name) && name.All(c => char.IsLetterOrDigit(c) || c is '.' or '_' or '-');

    /// <summary>What a discriminator's mapping leaves out is told by its schema's name, on the wire too: the mapping says the name that it had.</summary>
    private static void KeepKinds(WorkingDocument document, JObject schemas, Dictionary<string, string> renamed)
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

    private static bool IsAbove(WorkingDocument document, JObject schema, JToken? below, HashSet<JToken> seen) =>
        below?["allOf"] is JArray parts && parts.OfType<JObject>().Select(document.Resolve).Any(part => seen.Add(part) && (part == schema || IsAbove(document, schema, part, seen)));

    private static IEnumerable<JObject> Branches(JObject schema) => UnionBranches.Keywords.SelectMany(word => schema[word] as JArray ?? []).OfType<JObject>();

    private static void Follow(WorkingDocument document, Dictionary<string, string> renamed)
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
