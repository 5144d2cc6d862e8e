using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using SpecCompiler.Reading;

namespace SpecCompiler.Normalising;

/// <summary>A word of a description whose value is of another kind than OpenAPI's.</summary>
/// <param name="At">The member.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Remedy">What is done about it; null where nothing can be.</param>
/// <param name="Change">The same for the list of rewrites.</param>
/// <param name="Mend">Does it.</param>
internal sealed partial record Misfit(JProperty At, string Message, string? Remedy, string Change, Action Mend)
{
    private static readonly FrozenDictionary<Part, FrozenDictionary<string, Form>> Forms = new (Part Part, Form Form, string[] Words)[]
    {
        (Part.Document, Form.Object, ["paths"]),
        (Part.Document, Form.Aside, ["info", "components", "webhooks", "externalDocs"]),
        (Part.Document, Form.Objects with { IsNeeded = false }, ["servers", "tags", "security"]),
        (Part.Components, Form.Object, ["schemas", "responses", "parameters", "requestBodies", "headers", "securitySchemes", "callbacks", "pathItems", "mediaTypes"]),
        (Part.Components, Form.Aside, ["examples", "links"]),
        (Part.PathItem, Form.Text, ["summary", "description"]),
        (Part.PathItem, Form.Objects with { IsNeeded = false }, ["servers"]),
        (Part.PathItem, Form.Objects, ["parameters"]),
        (Part.PathItem, Form.Object, Normalising.Schemas.Methods),
        (Part.Operation, Form.Text, ["summary", "description", "operationId"]),
        (Part.Operation, Form.Texts, ["tags"]),
        (Part.Operation, Form.Flag, ["deprecated"]),
        (Part.Operation, Form.Aside, ["externalDocs", "callbacks"]),
        (Part.Operation, Form.Objects, ["parameters"]),
        (Part.Operation, Form.Objects with { IsNeeded = false }, ["security", "servers"]),
        (Part.Operation, Form.Object, ["requestBody", "responses"]),
        (Part.Parameter, Form.Text, ["description", "style"]),
        (Part.Parameter, Form.Flag, ["required", "deprecated", "allowEmptyValue", "explode", "allowReserved"]),
        (Part.Parameter, Form.Schema, ["schema"]),
        (Part.Parameter, Form.Aside, ["examples", "content"]),
        (Part.Header, Form.Text, ["description", "style"]),
        (Part.Header, Form.Flag, ["required", "deprecated", "allowEmptyValue", "explode", "allowReserved"]),
        (Part.Header, Form.Schema, ["schema"]),
        (Part.Header, Form.Aside, ["examples", "content"]),
        (Part.RequestBody, Form.Text, ["description"]),
        (Part.RequestBody, Form.Flag, ["required"]),
        (Part.RequestBody, Form.Object, ["content"]),
        (Part.Response, Form.Text, ["description"]),
        (Part.Response, Form.Aside, ["headers", "links"]),
        (Part.Response, Form.Object, ["content"]),
        (Part.MediaType, Form.Schema, ["schema", "itemSchema"]),
        (Part.MediaType, Form.Aside, ["examples", "encoding"]),
        (Part.Encoding, Form.Text, ["contentType", "style"]),
        (Part.Encoding, Form.Flag, ["explode", "allowReserved"]),
        (Part.Encoding, Form.Aside, ["headers"]),
        (Part.SecurityScheme, Form.Text, ["type", "description", "name", "in", "scheme", "bearerFormat", "openIdConnectUrl"]),
        (Part.SecurityScheme, Form.Aside, ["flows"]),
        (Part.Schema, Form.Text, ["title", "description", "format", "pattern"]),
        (Part.Schema, Form.Number, ["multipleOf", "maximum", "minimum"]),
        (Part.Schema, Form.Count, ["maxLength", "minLength", "maxItems", "minItems", "maxProperties", "minProperties"]),
        (Part.Schema, Form.Exclusive, ["exclusiveMaximum", "exclusiveMinimum"]),
        (Part.Schema, Form.Flag, ["uniqueItems", "nullable", "readOnly", "writeOnly", "deprecated"]),
        (Part.Schema, Form.Texts, ["required"]),
        (Part.Schema, Form.Types, ["type"]),
        (Part.Schema, Form.Values, ["enum"]),
        (Part.Schema, Form.Schemas, ["allOf", "anyOf", "oneOf", "prefixItems"]),
        (Part.Schema, Form.Schema, ["items", "additionalProperties", "not"]),
        (Part.Schema, Form.Object, ["properties", "patternProperties"]),
        (Part.Schema, Form.Discriminator, ["discriminator"]),
        (Part.Schema, Form.Aside, ["xml", "externalDocs"]),
    }.GroupBy(row => row.Part).ToFrozenDictionary(rows => rows.Key, rows => rows.SelectMany(row => row.Words.Select(word => (word, row.Form))).ToFrozenDictionary(row => row.word, row => row.Form));

    /// <summary>The words whose members are of any name, and objects.</summary>
    private static readonly (Part Part, string[] Words)[] Maps =
    [
        (Part.Document, ["paths"]),
        (Part.Components, ["responses", "parameters", "requestBodies", "headers", "securitySchemes", "examples", "links", "callbacks"]),
        (Part.Operation, ["responses", "callbacks"]),
        (Part.Parameter, ["content", "examples"]),
        (Part.RequestBody, ["content"]),
        (Part.Response, ["content", "headers", "links"]),
        (Part.MediaType, ["encoding", "examples"]),
    ];

    private static readonly FrozenSet<string> PathItemWords = Normalising.Schemas.Methods.Concat(["$ref", "summary", "description", "servers", "parameters"]).ToFrozenSet();

    public static bool IsIn(JObject document) => Of(document).Count > 0;

    /// <summary>Mends what can be mended, each told before it is; what cannot is told last.</summary>
    public static void MendAll(JObject document, Action<Misfit> tell)
    {
        // What is mended may have more in it: a path's GET is no operation before it is called get.
        var found = Of(document);
        for (; found.Any(misfit => misfit.Remedy is not null); found = Of(document))
        {
            foreach (var misfit in found.Where(misfit => misfit.Remedy is not null))
            {
                tell(misfit);
                misfit.Mend();
            }
        }
        foreach (var misfit in found)
            tell(misfit);
    }

    /// <summary>Every one of a document, the inner first, so that mending an outer one takes the mended along.</summary>
    private static List<Misfit> Of(JObject document)
    {
        var found = new List<Misfit>();
        foreach (var (value, part) in Parts.Within(document, Part.Document))
        {
            if (Forms.TryGetValue(part, out var forms))
                found.AddRange(value.Properties().Where(member => forms.TryGetValue(member.Name, out var form) && !form.Fits(member.Value)).Select(member => Of(member, forms[member.Name])));
            if (part == Part.PathItem)
                found.AddRange(value.Properties().Where(member => !PathItemWords.Contains(member.Name) && !IsExtension(member)).Select(member => Strange(value, member)));
            if (part == Part.Schema && value["pattern"] is JValue { Value: string pattern } && Slashed().Match(pattern) is { Success: true } bare)
                found.Add(Read(value.Property("pattern")!, "The slashes around the pattern would be part of the text.", bare.Groups[1].Value));
            if (Crossed(document, value, part) is { } crossed)
                found.Add(crossed);
            if (part == Part.Parameter && value.Parent is JArray && Impossible(document, value) is { } why)
                found.Add(new Misfit(value.Properties().First(), why, "It is left out.", $"{why} → none", value.Remove));
            if (part == Part.Schema && value["properties"] is JObject properties && properties["$ref"] is JValue { Type: JTokenType.String } reference)
                found.Add(Borrowed(document, properties, reference));
            found.AddRange(Maps.Where(map => map.Part == part).SelectMany(map => map.Words).SelectMany(word => Normalising.Schemas.Members(value[word])).Where(entry => entry.Value is not JObject && !IsExtension(entry)).Select(OfEntry));
        }
        found.Reverse();
        return found;
    }

    private static Misfit Of(JProperty member, Form form)
    {
        if (member.Value.Type == JTokenType.Null)
            return Left(member, $"'{member.Name}' says nothing.");
        var message = $"'{member.Name}' should be {form.Kind}, and this is {Form.KindOf(member.Value)}.";
        if (form.Meant(member.Value) is { } meant && form.Fits(meant))
            return Read(member, message, meant);
        return form.IsNeeded ? new Misfit(member, message, null, message, () => { }) : Left(member, message);
    }

    private static Misfit OfEntry(JProperty entry)
    {
        var message = $"'{entry.Name}' should be an object, and this is {Form.KindOf(entry.Value)}.";
        return (entry.Parent?.Parent as JProperty)?.Name switch
        {
            "responses" => Read(entry, message, new JObject { ["description"] = entry.Value is JValue { Value: string text } ? text : "" }),
            "content" => Read(entry, message, new JObject()),
            _ => Left(entry, message),
        };
    }

    /// <summary>A member of a path that is no method.</summary>
    private static Misfit Strange(JObject item, JProperty member)
    {
        if (member.Name == "additionalOperations")
            return Left(member, "No generator can call the methods of 'additionalOperations'.");
        var method = member.Name.ToLowerInvariant();
        if (!Normalising.Schemas.Methods.Contains(method) || item[method] is not null || member.Value is not JObject)
            return Left(member, $"A path has no member '{member.Name}'.");
        return new Misfit(member, $"'{member.Name}' should be '{method}'.", "It is read so.", $"{member.Name} → {method}", () => member.Replace(new JProperty(method, member.Value).From(member)));
    }

    /// <summary>Why no method can take a parameter.</summary>
    private static string? Impossible(JObject document, JObject parameter) => Normalising.Schemas.Resolve(document, parameter) switch
    {
        { Count: > 0 } declared when declared["name"] is JValue { Value: "" } => "A parameter has a name.",
        { Count: > 0 } declared when declared["in"] is JValue { Value: "querystring" } => "No generator can write a query as a whole.",
        { Count: > 0 } declared when parameter.BeforeSelf().OfType<JObject>().Select(earlier => Normalising.Schemas.Resolve(document, earlier)).Any(earlier => JToken.DeepEquals(earlier["name"], declared["name"]) && JToken.DeepEquals(earlier["in"], declared["in"]))
            => $"The parameter '{declared["name"]}' stands here a second time.",
        _ => null,
    };

    /// <summary>A reference to a component of another kind.</summary>
    private static Misfit? Crossed(JObject document, JObject value, Part part)
    {
        if (!Normalising.Schemas.IsReference(value) || value["$ref"]!.ToString() is not { } reference || reference.Split('/') is not ["#", "components", var section, _])
            return null;
        var member = value.Property("$ref")!;
        switch (part)
        {
            case Part.Response when section == "schemas":
                return Instead("an answer", "JSON of that schema is taken.", () =>
                {
                    member.Remove();
                    value["description"] = Normalising.Schemas.Find(document, reference)?["description"]?.ToString() ?? "";
                    value["content"] = new JObject { ["application/json"] = new JObject { ["schema"] = new JObject { ["$ref"] = reference } } };
                });
            case Part.Schema when section is "responses" or "requestBodies" or "parameters" or "headers":
                var other = Normalising.Schemas.Resolve(document, value);
                var body = Normalising.Schemas.Members(other["content"]).OrderByDescending(media => MediaTypes.IsJson(media.Name)).Select(media => media.Value["schema"]).FirstOrDefault(schema => schema is JObject) ?? other["schema"] as JObject;
                return other == value || body is null
                    ? Instead("a schema", "Any value is taken.", member.Remove)
                    : Instead("a schema", "The schema there is taken.", () => member.Value = body.Pointer());
            case Part.Response when section != "responses":
                return Instead("an answer", null, () => { });
            case Part.Parameter when section != "parameters":
                return Instead("a parameter", null, () => { });
            case Part.RequestBody when section != "requestBodies":
                return Instead("a body", null, () => { });
            default:
                return null;
        }

        Misfit Instead(string wanted, string? remedy, Action mend) =>
            new(member, $"'{reference}' is none of what should stand here, {wanted}.", remedy, $"{reference} → {remedy}", mend);
    }

    /// <summary>Properties that refer to another schema's.</summary>
    private static Misfit Borrowed(JObject document, JObject properties, JValue reference)
    {
        var member = (JProperty)reference.Parent!;
        const string Message = "A '$ref' may stand in place of a schema, and not of its properties.";
        var target = Normalising.Schemas.Find(document, reference.ToString(System.Globalization.CultureInfo.InvariantCulture)) as JObject;
        target = target?["properties"] as JObject ?? target;
        if (target is null || target == properties || !target.Properties().All(property => Form.Schema.Fits(property.Value)))
            return Left(member, Message);
        return new Misfit(member, Message, "What it refers to is taken.", $"{reference} → the properties there", () =>
        {
            member.Remove();
            foreach (var property in target.Properties().Where(property => properties[property.Name] is null).ToList())
                properties.Add(property.Copy());
        });
    }

    private static Misfit Read(JProperty member, string message, JToken meant)
    {
        var text = meant.ToString(Newtonsoft.Json.Formatting.None);
        return new Misfit(member, message, $"It is read as {text}.", $"{Said(member)} → {text}", () => member.Value = meant.From(member.Value));
    }

    private static Misfit Left(JProperty member, string message) => new(member, message, "It is left out.", $"{member.Name}: {Said(member)} → none", member.Remove);

    private static string Said(JProperty member) => member.Value.ToString(Newtonsoft.Json.Formatting.None);

    /// <summary>A pattern as JavaScript writes it.</summary>
    [GeneratedRegex(@"^/(\^.*|.*\$)/[a-z]*$", RegexOptions.Singleline)]
    private static partial Regex Slashed();

    private static bool IsExtension(JProperty member) => member.Name.StartsWith("x-", StringComparison.Ordinal);
}
