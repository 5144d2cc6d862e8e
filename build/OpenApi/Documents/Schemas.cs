using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Reading;

namespace SpecClients.OpenApi.Documents;

/// <summary>Finds the schemas, operations and parameters of an OpenAPI document.</summary>
internal static class Schemas
{
    public static readonly string[] Methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

    /// <summary>Every schema of the document, the outer before the inner. Safe to rewrite while enumerating.</summary>
    public static IReadOnlyList<JObject> All(JObject document)
    {
        var found = new List<JObject>();
        void See(JObject schema, Part part) => found.Add(schema);
        foreach (var component in Members(document["components"]?["schemas"]).Select(component => component.Value).OfType<JObject>())
            Parts.Visit(component, Part.Schema, See);
        foreach (var holder in Holders(document, schema => schema is JObject))
            Parts.Visit((JObject)holder["schema"]!, Part.Schema, See);
        return found;
    }

    public static IEnumerable<Operation> Operations(JObject document)
    {
        foreach (var path in Members(document["paths"]))
        {
            if (path.Value is not JObject item)
                continue;
            foreach (var method in item.Properties().Where(p => Methods.Contains(p.Name) && p.Value is JObject).ToList())
                yield return new Operation(document, path.Name, item, method.Name, (JObject)method.Value);
        }
    }

    /// <summary>Every reference, wherever OpenAPI has one: none in the data of examples, defaults and extensions.</summary>
    public static IReadOnlyList<JProperty> References(JObject document)
    {
        var found = new List<JProperty>();
        Parts.Visit(document, Part.Document, (part, _) =>
        {
            if (IsReference(part))
                found.Add(part.Property("$ref")!);
        });
        return found;
    }

    /// <summary>The most references that are followed one after another.</summary>
    public const int MaxReferences = 64;

    /// <summary>Follows a <c>$ref</c> within the document; a schema without one is itself.</summary>
    public static JObject Resolve(JObject document, JObject value)
    {
        var at = value;
        for (var steps = 0; at["$ref"] is JValue { Type: JTokenType.String } reference && steps < MaxReferences; steps++)
        {
            if (Find(document, reference.ToString()) is not JObject next)
                break;
            at = next;
        }
        return at;
    }

    /// <summary>Whether references lead back to themselves, or on for longer than they are followed.</summary>
    public static bool IsEndless(JObject document, JObject value)
    {
        var at = value;
        for (var steps = 0; steps < MaxReferences; steps++)
        {
            if (at["$ref"] is not JValue { Type: JTokenType.String } reference || Find(document, reference.ToString()) is not JObject next)
                return false;
            at = next;
        }
        return true;
    }

    /// <summary>What a local reference (<c>#/…</c>) points at, or nothing.</summary>
    public static JToken? Find(JObject document, string reference)
    {
        if (reference == "#")
            return document;
        if (!reference.StartsWith("#/", StringComparison.Ordinal))
            return null;
        JToken? at = document;
        var path = reference.AsSpan(2);
        foreach (var range in path.Split('/'))
        {
            var step = Marks.Unescape(path[range].ToString());
            at = at switch
            {
                JObject owner => owner[step],
                JArray list when int.TryParse(step, out var index) && index >= 0 && index < list.Count => list[index],
                _ => null,
            };
        }
        return at;
    }

    public static IEnumerable<JProperty> Members(JToken? token) => (token as JObject)?.Properties() ?? [];

    /// <summary>The texts of a list, as of <c>required</c>; what else stands there, a number that nothing holds for one, is none.</summary>
    public static IEnumerable<string> Texts(JToken? list) => (list as JArray ?? []).OfType<JValue>().Select(one => one.Value).OfType<string>();

    /// <summary>Takes over what another schema says and this does not: the schemas in it themselves, which a rule may still come to, and no copies.</summary>
    public static void Take(this JObject schema, JObject other)
    {
        foreach (var member in other.Properties().Where(member => schema[member.Name] is null).ToList())
        {
            member.Remove();
            schema.Add(member);
        }
    }

    public static bool IsReference(JObject schema) => schema["$ref"] is JValue { Type: JTokenType.String };

    public static string? TypeOf(JObject schema) => (schema["type"] as JValue)?.Value as string;

    /// <summary>Every object of the document outside examples and extensions that holds a <c>schema</c> of a kind.</summary>
    public static IReadOnlyList<JObject> Holders(JObject document, Func<JToken?, bool> kind)
    {
        var found = new List<JObject>();
        Walk(document, kind, found);
        return found;
    }

    private static void Walk(JObject owner, Func<JToken?, bool> kind, List<JObject> found)
    {
        if (kind(owner["schema"]))
            found.Add(owner);
        for (var at = owner.First; at is JProperty member; at = at.Next)
        {
            // The schemas below are found by their own shape; examples and extensions hold anyone's data.
            if (member.Value is not JContainer value || member.Name is "schema" or "schemas" or "example" or "examples" || member.Name.StartsWith("x-", StringComparison.Ordinal))
                continue;
            if (value is JObject child)
            {
                Walk(child, kind, found);
                continue;
            }
            for (var item = value.First; item is not null; item = item.Next)
            {
                if (item is JObject element)
                    Walk(element, kind, found);
            }
        }
    }
}

/// <summary>One operation of a document.</summary>
internal sealed record Operation(JObject Document, string Path, JObject PathItem, string Method, JObject Value)
{
    public string? Id => (Value["operationId"] as JValue)?.Value as string;

    /// <summary>Its parameters, those of the path item included, references followed.</summary>
    public IEnumerable<JObject> Parameters
    {
        get
        {
            var own = Resolved(Value["parameters"]).ToList();
            var inherited = Resolved(PathItem["parameters"]).Where(shared => !own.Any(p => Same(p, shared)));
            return inherited.Concat(own);
        }
    }

    /// <summary>The parameter of a place and a name, if there is one.</summary>
    public JObject? Find(string place, string name) =>
        Parameters.FirstOrDefault(parameter => parameter["in"]?.ToString() == place && parameter["name"]?.ToString() == name);

    /// <summary>The names in braces in its path.</summary>
    public IEnumerable<string> Holes =>
        Path.Split('{').Skip(1).Where(part => part.Contains('}')).Select(part => part[..part.IndexOf('}')]).Distinct();

    private IEnumerable<JObject> Resolved(JToken? list) =>
        (list as JArray ?? []).OfType<JObject>().Select(parameter => Schemas.Resolve(Document, parameter));

    private static bool Same(JObject one, JObject other) =>
        JToken.DeepEquals(one["name"], other["name"]) && JToken.DeepEquals(one["in"], other["in"]);
}
