using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Rewriting;
using SpecClients.OpenApi.Rules;

namespace SpecClients.Generation.Rules;

/// <summary>Each member says what a caller has to know of it: whether to set it, to which one value, and whether null is told from nothing.</summary>
internal sealed class MarkMembers : IRule
{
    public string Name => "mark-members";

    public string Purpose => "What is required of a request and what of an answer differ (read-only and write-only members), and neither generator knows which of its classes a request has; the marks let the C# compiler ask for what is missing.";

    public bool KeepsSchemas => true;

    public void Apply(WorkingDocument document)
    {
        var use = new SchemaUse(document.Root);
        var kinds = Kinds(document);
        foreach (var schema in document.Schemas)
        {
            var required = Schemas.Texts(schema["required"]).ToHashSet(StringComparer.Ordinal);
            var told = new List<string>();
            foreach (var member in Schemas.Members(schema["properties"]))
            {
                if (member.Value is not JObject value || kinds.Contains(value))
                    continue;
                foreach (var (extension, said) in MarksOf(document, value, required.Contains(member.Name), use.IsSent(schema), use.IsAnswered(schema)))
                {
                    value[extension] = said;
                    told.Add($"{member.Name}: {extension}");
                }
            }
            if (told.Count > 0)
                document.Log(this, schema, string.Join(", ", told));
        }
    }

    /// <summary>The members that tell which class is meant: a class sets its own.</summary>
    private static HashSet<JObject> Kinds(WorkingDocument document) =>
        [.. document.Schemas.Where(schema => schema["discriminator"] is JObject)
            .Select(schema => UnionBranches.Members(document, schema).GetValueOrDefault(schema["discriminator"]!["propertyName"]?.ToString() ?? "")).OfType<JObject>()];

    private static IEnumerable<(string Extension, JToken Said)> MarksOf(WorkingDocument document, JObject value, bool isRequired, bool isSent, bool isAnswered)
    {
        var declared = document.Resolve(value);
        var isSet = isSent && !document.Says(value, "readOnly");
        var mayBeNull = document.MayBeNull(value) || document.MayBeNull(declared);
        if (!isRequired)
        {
            if (mayBeNull && isSet)
                yield return (Extension.TellsNull, true);
            yield break;
        }
        if (isSet && !mayBeNull && declared["enum"] is JArray { Count: 1 } only && only[0] is JValue { Type: JTokenType.String or JTokenType.Integer or JTokenType.Boolean } constant)
            yield return (Extension.Constant, constant.DeepClone());
        else if (isSet)
            yield return (Extension.Asked, true);
        if (mayBeNull || isSent && !isSet || isAnswered && document.Says(value, "writeOnly"))
            yield return (Extension.MayBeUnset, true);
    }
}
