using System.Collections.Frozen;
using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Reading;

namespace SpecClients.OpenApi.Documents;

/// <summary>Finds references to what is none of what should stand where they do, and what is clearly meant all the same.</summary>
internal static class StrayReferences
{
    /// <summary>Where nothing stands that is referred to.</summary>
    private static readonly string?[] Asides = ["info", "servers", "tags", "security", "externalDocs"];

    /// <summary>Where the components are of parts without which all others still can be called.</summary>
    private static readonly FrozenDictionary<Part, string> Sections = new Dictionary<Part, string>
    {
        [Part.Header] = "headers",
        [Part.Example] = "examples",
        [Part.Link] = "links",
        [Part.Callback] = "callbacks",
        [Part.SecurityScheme] = "securitySchemes",
    }.ToFrozenDictionary();

    public static InvalidKeyword? Find(JObject document, JObject value, Part part, Lazy<Dictionary<JObject, Part>> known)
    {
        if (value.Property("$ref") is { } member && member.Value.Type != JTokenType.String)
            return InvalidKeyword.Left(member, $"'$ref' should be a text, and this is {KeywordType.KindOf(member.Value)}.");
        if (part == Part.Schema && value["properties"] is JObject properties && properties["$ref"] is JValue { Type: JTokenType.String } reference)
            return Borrowed(document, properties, reference);
        if (!Schemas.IsReference(value))
            return null;
        var path = value["$ref"]!.ToString();
        return path.Split('/') is ["#", "components", var section, _]
            ? Crossed(document, value, part, path, section)
            : Astray(document, value, part, path, known);
    }

    /// <summary>A reference to what is nothing of the kind: a text, a list, another part of the document, or what holds such.</summary>
    private static InvalidKeyword? Astray(JObject document, JObject value, Part part, string reference, Lazy<Dictionary<JObject, Part>> known)
    {
        if (Schemas.Find(document, reference) is not { } target)
            return null;
        var isRight = target is JObject owner
            ? known.Value.TryGetValue(owner, out var kind)
                ? kind == part
                : !Asides.Contains(reference.Split('/').ElementAtOrDefault(1)) && !owner.PropertyValues().OfType<JObject>().Any(known.Value.ContainsKey)
            : part == Part.Schema && KeywordType.Schema.Fits(target);
        if (isRight)
            return null;
        var member = value.Property("$ref")!;
        return part switch
        {
            Part.Schema => new InvalidKeyword(member, $"'{reference}' is no schema.", "Any value is taken.", $"{reference} → any value", member.Remove),
            Part.Example or Part.Link => InvalidKeyword.Left(member, $"'{reference}' is nothing of the kind."),
            _ => new InvalidKeyword(member, $"'{reference}' is none of what should stand here.", null, $"{reference} → none", () => { }),
        };
    }

    /// <summary>A reference to a component of another kind.</summary>
    private static InvalidKeyword? Crossed(JObject document, JObject value, Part part, string reference, string section)
    {
        var member = value.Property("$ref")!;
        switch (part)
        {
            case Part.Response when section == "schemas":
                return Instead("an answer", "JSON of that schema is taken.", () =>
                {
                    member.Remove();
                    value["description"] = Schemas.Find(document, reference)?["description"]?.ToString() ?? "";
                    value["content"] = new JObject { ["application/json"] = new JObject { ["schema"] = new JObject { ["$ref"] = reference } } };
                });
            case Part.Schema when section is "responses" or "requestBodies" or "parameters" or "headers":
                var other = Schemas.Resolve(document, value);
                var body = Schemas.Members(other["content"]).OrderByDescending(media => MediaTypes.IsJson(media.Name)).Select(media => media.Value["schema"]).FirstOrDefault(schema => schema is JObject) ?? other["schema"] as JObject;
                return other == value || body is null
                    ? Instead("a schema", "Any value is taken.", member.Remove)
                    : Instead("a schema", "The schema there is taken.", () => member.Value = body.Pointer());
            case Part.Response when section != "responses":
                return Instead("an answer", null, () => { });
            case Part.Parameter when section != "parameters":
                return Instead("a parameter", null, () => { });
            case Part.RequestBody when section != "requestBodies":
                return Instead("a body", null, () => { });
            case Part.PathItem when section is not ("pathItems" or "paths"):
                return Instead("a path", null, () => { });
            case Part.MediaType when section != "mediaTypes":
                return Instead("a media type", "Any value is taken.", member.Remove);
            case Part.Header or Part.Example or Part.Link or Part.Callback or Part.SecurityScheme when section != Sections[part]:
                return InvalidKeyword.Left((JProperty)value.Parent!, $"'{reference}' is none of what should stand here.");
            case Part.Document or Part.Components or Part.Operation or Part.Encoding or Part.Flow or Part.Server or Part.ServerVariable:
                return InvalidKeyword.Left(member, "No '$ref' may stand here.");
            default:
                return null;
        }

        InvalidKeyword Instead(string wanted, string? remedy, Action mend) =>
            new(member, $"'{reference}' is none of what should stand here, {wanted}.", remedy, $"{reference} → {remedy}", mend);
    }

    /// <summary>Properties that refer to another schema's.</summary>
    private static InvalidKeyword Borrowed(JObject document, JObject properties, JValue reference)
    {
        var member = (JProperty)reference.Parent!;
        const string Message = "A '$ref' may stand in place of a schema, and not of its properties.";
        var target = Schemas.Find(document, reference.ToString(System.Globalization.CultureInfo.InvariantCulture)) as JObject;
        target = target?["properties"] as JObject ?? target;
        if (target is null || target == properties || !target.Properties().All(property => KeywordType.Schema.Fits(property.Value)))
            return InvalidKeyword.Left(member, Message);
        return new InvalidKeyword(member, Message, "What it refers to is taken.", $"{reference} → the properties there", () =>
        {
            member.Remove();
            foreach (var property in target.Properties().Where(property => properties[property.Name] is null).ToList())
                properties.Add(property.Copy());
        });
    }
}
