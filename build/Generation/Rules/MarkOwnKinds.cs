using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Rewriting;
using SpecClients.OpenApi.Text;

namespace SpecClients.Generation.Rules;

/// <summary>A schema below one with a discriminator says which value is its own.</summary>
internal sealed class MarkOwnKinds : IRule
{
    private const string Components = "#/components/schemas/";

    public string Name => "mark-own-kinds";

    public string Purpose => "A class sets its discriminator itself, which Kiota's do not; NSwag would look through the whole document for the value, once for each class.";

    public bool KeepsSchemas => true;

    public void Apply(WorkingDocument document)
    {
        foreach (var component in Schemas.Members(document["components"]?["schemas"]))
        {
            if (component.Value is not JObject schema || Root(document, schema, []) is not { } root)
                continue;
            var kind = Schemas.Members(root["discriminator"]!["mapping"]).FirstOrDefault(entry => IsFor(component.Name, entry.Value.ToString()))?.Name;
            schema[Extension.OwnKind] = kind ?? Words.TypeName(component.Name);
            document.Log(this, schema, $"its discriminator is {schema[Extension.OwnKind]}");
        }
    }

    /// <summary>The nearest schema above that has a discriminator.</summary>
    private static JObject? Root(WorkingDocument document, JObject schema, HashSet<JObject> seen)
    {
        foreach (var part in (schema["allOf"] as JArray ?? []).OfType<JObject>().Where(Schemas.IsReference))
        {
            var target = document.Resolve(part);
            if (!seen.Add(target))
                continue;
            if (target["discriminator"] is JObject)
                return target;
            if (Root(document, target, seen) is { } root)
                return root;
        }
        return null;
    }

    private static bool IsFor(string component, string target) =>
        target == component || target.StartsWith(Components, StringComparison.Ordinal) && OpenApi.Reading.Marks.Unescape(target[Components.Length..]) == component;
}
