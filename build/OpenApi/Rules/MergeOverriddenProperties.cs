using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Rewriting;

namespace SpecClients.OpenApi.Rules;

/// <summary>A schema that describes a property of the one it extends otherwise takes that one's properties over.</summary>
internal sealed class MergeOverriddenProperties : IRule
{
    public string Name => "merge-overridden-properties";

    public string Purpose => "A class cannot give a property of its base another type; where a discriminator needs the base, the base's description holds.";

    public void Apply(WorkingDocument document)
    {
        foreach (var schema in document.Schemas)
        {
            if (schema["allOf"] is not JArray parts)
                continue;
            foreach (var part in parts.OfType<JObject>().Where(Schemas.IsReference).ToList())
                Apply(document, schema, parts, part);
        }
    }

    private void Apply(WorkingDocument document, JObject schema, JArray parts, JObject part)
    {
        var target = document.Resolve(part);
        var inherited = new Dictionary<string, JToken>();
        var kinds = new HashSet<string>(StringComparer.Ordinal);
        Collect(document, target, inherited, kinds, []);
        var changed = parts.OfType<JObject>().Where(other => other != part && !Schemas.IsReference(other)).Prepend(schema)
            .SelectMany(own => Schemas.Members(own["properties"]))
            .Where(property => IsOther(property.Name, property.Value))
            .ToList();
        var again = parts.OfType<JObject>().SkipWhile(other => other != part).Skip(1).Where(Schemas.IsReference)
            .Select(other => (Part: other, Target: document.Resolve(other)))
            .Where(other => other.Target != target)
            .ToList();
        foreach (var (other, own) in again)
        {
            var same = Schemas.Members(own["properties"]).Where(property => inherited.TryGetValue(property.Name, out var known) && JToken.DeepEquals(known, property.Value)).Select(property => property.Name).ToList();
            if (same.Count > 0)
                Spread(other, own, same, document);
        }
        var later = again.Select(other => (other.Part, other.Target, Names: Schemas.Members(other.Target["properties"]).Where(property => IsOther(property.Name, property.Value)).Select(property => property.Name).ToList()))
            .Where(other => other.Names.Count > 0)
            .ToList();
        if (changed.Count == 0 && later.Count == 0)
            return;
        if (target["discriminator"] is not null || target["allOf"] is not null)
        {
            foreach (var property in changed)
            {
                document.Log(this, property.Value, "described by the base too → as the base has it");
                property.Remove();
            }
            foreach (var (other, own, names) in later)
                Spread(other, own, names, document);
            return;
        }
        Spread(part, target, changed.Select(property => property.Name).Concat(later.SelectMany(other => other.Names)).Distinct().ToList(), document);

        // The base has the discriminator, whatever is said of it again: a schema with one of its own would have it twice.
        bool IsOther(string name, JToken value) => inherited.TryGetValue(name, out var known) && (kinds.Contains(name) || !JToken.DeepEquals(known, value));
    }

    /// <summary>Repeats what a part refers to, without some of its properties.</summary>
    private void Spread(JObject part, JObject target, List<string> names, WorkingDocument document)
    {
        document.Log(this, part, $"{part["$ref"]} → its properties but {string.Join(", ", names)}");
        var copy = (JObject)target.DeepClone();
        foreach (var name in names)
            (copy["properties"] as JObject)?.Remove(name);
        part.Replace(copy);
    }

    /// <summary>The properties of a schema, those of its own bases and parts included.</summary>
    private static void Collect(WorkingDocument document, JObject schema, Dictionary<string, JToken> found, HashSet<string> kinds, HashSet<JObject> seen)
    {
        if (!seen.Add(schema))
            return;
        if (schema["discriminator"]?["propertyName"]?.ToString() is { } kind)
            kinds.Add(kind);
        foreach (var property in Schemas.Members(schema["properties"]))
            found.TryAdd(property.Name, property.Value);
        foreach (var part in (schema["allOf"] as JArray ?? []).OfType<JObject>())
            Collect(document, document.Resolve(part), found, kinds, seen);
    }
}
