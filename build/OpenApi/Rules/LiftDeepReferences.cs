using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Reading;
using SpecClients.OpenApi.Rewriting;
using SpecClients.OpenApi.Text;

namespace SpecClients.OpenApi.Rules;

/// <summary>What is referred to where it stands, rather than as a component, becomes a component, or is repeated.</summary>
internal sealed class LiftDeepReferences : IRule
{
    private const string Components = "#/components/";

    public string Name => "lift-deep-references";

    public string Purpose => "NSwag follows references to components, and loses its way in paths, in lists and behind other references.";

    public void Apply(WorkingDocument document)
    {
        var schemas = document.Schemas.Where(IsDeep).ToList();
        foreach (var holder in document.References.Select(reference => (JObject)reference.Parent!).Where(IsDeep).Except(schemas).ToList())
        {
            if (document.Resolve(holder) is var target && target != holder)
            {
                document.Log(this, holder, $"{holder["$ref"]} → what stands there");
                holder.Replace(target.Copy());
            }
        }

        // Found before any is moved: one may be on the way to another.
        var targets = document.Schemas.Where(IsDeep)
            .Select(schema => (Schema: schema, Reference: schema["$ref"]!.ToString(), Target: document.Find(schema["$ref"]!.ToString()) as JObject))
            .Where(found => found.Target is not null)
            .ToList();
        var moved = new Dictionary<JObject, string>();
        foreach (var (schema, reference, target) in targets)
        {
            if (!moved.TryGetValue(target!, out var name))
                moved[target!] = name = Move(document, target!, NameOf(reference));
            document.Log(this, schema, $"{reference} → {name}");
            schema["$ref"] = Components + "schemas/" + name;
        }
    }

    private string Move(WorkingDocument document, JObject target, string stem)
    {
        var schemas = (JObject?)document["components"]?["schemas"] ?? [];
        var taken = schemas.Properties().Select(schema => Words.TypeName(schema.Name)).ToHashSet();
        var name = Words.Unclaimed(stem, taken.Add);
        document.Log(this, target, $"referred to → {name}");
        if (schemas.Parent is null)
        {
            if (document["components"] is not JObject components)
                document["components"] = components = [];
            components.AddFirst(new JProperty("schemas", schemas));
        }
        target.Replace(new JObject { ["$ref"] = Components + "schemas/" + name }.From(target));
        schemas[name] = target;
        return name;
    }

    private static bool IsDeep(JObject holder) =>
        holder["$ref"] is JValue { Value: string reference } && reference.StartsWith("#/", StringComparison.Ordinal)
        && !(reference.StartsWith(Components, StringComparison.Ordinal) && reference.Count(c => c == '/') == 3);

    private static string NameOf(string reference)
    {
        var steps = reference[2..].Split('/').Select(Marks.Unescape).Where(step => step is not ("properties" or "definitions" or "$defs" or "components" or "schemas" or "schema")).ToList();
        return string.Concat(steps.TakeLast(2).Select(Words.Pascal));
    }
}
