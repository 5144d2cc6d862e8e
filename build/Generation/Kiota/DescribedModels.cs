using System.Globalization;
using Newtonsoft.Json.Linq;
using SpecClients.Generation.Kiota.Rewriting;
using SpecClients.Generation.Layer;
using SpecClients.Generation.Writing;
using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Rewriting;
using SpecClients.OpenApi.Rules;

namespace SpecClients.Generation.Kiota;

/// <summary>For Kiota, whose members are all nullable: the other half of each model, with what the description says of its members.</summary>
internal static class DescribedModels
{
    /// <summary>Stands for this writer's form in the options' hash: raise it with every change of form.</summary>
    public const string Shape = "described 4";

    /// <summary>The source for the models, or nothing where there is none.</summary>
    /// <param name="document">What they were generated from.</param>
    /// <param name="models">Kiota's names of the classes.</param>
    public static string? Write(EffectiveDocument document, IEnumerable<string> models)
    {
        var draft = new WorkingDocument(document.Root);
        var classes = models.ToLookup(ModelMarks.Plain);
        var halves = new List<Code>();
        foreach (var schema in Schemas.Members(draft["components"]?["schemas"]))
        {
            var content = UnionBranches.Content(draft, (JObject)schema.Value);
            var members = UnionBranches.Members(draft, content);
            Add(schema.Name, content, members);
            // A map that stands in a member is a class of Kiota's, named after both.
            foreach (var (name, member) in members.Where(member => !Schemas.IsReference(member.Value)))
                Add(schema.Name + name, member, []);
        }
        Code file = $"{FileHeader.Text}\nnamespace {Code.Name(document.Names.Client("Kiota"))}.Models;\n{Code.Join("", halves)}";
        return halves.Count == 0 ? null : file.ToString();

        void Add(string name, JObject schema, Dictionary<string, JObject> members)
        {
            // What has no type may be anything, with or without members.
            var additional = Schemas.TypeOf(schema) == "object" && schema["additionalProperties"] is JObject { Count: > 0 } any ? (Code)$", {Member("", any)}" : Code.None;
            var model = classes[ModelMarks.Plain(name)].Concat(classes[ModelMarks.Plain(name.Split('.')[^1])]).FirstOrDefault();
            if ((members.Count > 0 || !additional.IsNone) && model is not null)
                halves.Add(Half(model, Code.Join("", members.Select(member => (Code)$"\n        {Member(member.Key, member.Value, schema)},")), additional));
        }

        // By the part that declares it: a class inherits a member as its base has it, for both generators.
        bool Requires(JObject owner, string name)
        {
            var part = UnionBranches.Content(draft, owner);
            return part["properties"]?[name] is not null && (part["required"] as JArray ?? []).Any(required => required.ToString() == name)
                || (part["allOf"] as JArray ?? []).OfType<JObject>().Any(inner => Requires(inner, name));
        }

        Code Member(string name, JObject member, JObject? owner = null)
        {
            var facts = new List<string>();
            var value = UnionBranches.Content(draft, member);
            var isKind = owner?["discriminator"]?["propertyName"]?.ToString() == name;
            if (isKind || owner is not null && Requires(owner, name))
                facts.Add("Required");
            if (draft.MayBeNull(member))
                facts.Add("Nullable");
            facts.AddRange(draft.Says(member, "readOnly") ? ["ReadOnly"] : []);
            facts.AddRange(draft.Says(member, "writeOnly") ? ["WriteOnly"] : []);
            if (value["items"] is JObject items)
            {
                facts.AddRange(draft.MayBeNull(items) ? ["NullableItems"] : []);
                value = UnionBranches.Content(draft, items);
            }
            var known = isKind ? Schemas.Members(owner!["discriminator"]!["mapping"]).Select(kind => (string?)kind.Name)
                : (value["enum"] as JArray)?.OfType<JValue>().Select(one => one.Value is null ? null : Convert.ToString(one.Value, CultureInfo.InvariantCulture));
            var flags = Code.Join(" | ", facts.DefaultIfEmpty("None").Select(fact => (Code)$"global::SpecClients.Json.MemberFacts.{Code.Name(fact)}"));
            var list = known is null ? Code.None : (Code)$", Known: [{Code.Join(", ", known.Where(one => one is not null).Select(Code.Literal))}]";
            var kind = KindOf(UnionBranches.Content(draft, member), isElement: owner is null) is { } named
                ? (Code)$", global::SpecClients.Json.JsonKind.{Code.Name(named)}" : Code.None;
            return $"new({Code.Literal(name)}, {flags}{kind}{list})";
        }
    }

    /// <summary>The kind of a value that has no class of its own in Kiota's model: a list of any values, and what a map holds.</summary>
    private static string? KindOf(JObject schema, bool isElement) => (Schemas.TypeOf(schema), schema["format"]?.ToString()) switch
    {
        ("array", _) => "List",
        _ when !isElement => null,
        ("integer", "int32") => "SmallInteger",
        ("integer", _) => "Integer",
        ("number", _) => "Double",
        ("boolean", _) => "Boolean",
        ("string", "date-time") => "Time",
        ("string", "date") => "Date",
        ("string", _) => "Text",
        ("object", _) when schema["properties"] is not null => "Object",
        _ => null,
    };

    private static Code Half(string model, Code members, Code additional) => $$"""

        #pragma warning disable CS1591
        public partial class {{Code.Name(model)}} : global::SpecClients.Kiota.IDescribedModel
        #pragma warning restore CS1591
        {
            private static readonly global::SpecClients.Json.ObjectSchema Schema_ = new([{{members}}
            ]{{additional}});

            global::SpecClients.Json.ObjectSchema global::SpecClients.Kiota.IDescribedModel.Schema => Schema_;
        }

        """;
}
