using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Reading;

namespace SpecClients.OpenApi.Documents;

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
        (Part.PathItem, Form.Object, Documents.Schemas.Methods),
        (Part.Operation, Form.Text, ["summary", "description", "operationId"]),
        (Part.Operation, Form.Names, ["tags"]),
        (Part.Operation, Form.Flag, ["deprecated"]),
        (Part.Operation, Form.Aside, ["externalDocs", "callbacks"]),
        (Part.Operation, Form.Objects, ["parameters"]),
        (Part.Operation, Form.Objects with { IsNeeded = false }, ["security", "servers"]),
        (Part.Operation, Form.Object, ["requestBody", "responses"]),
        (Part.Parameter, Form.Name, ["name"]),
        (Part.Parameter, Form.Text, ["in", "description"]),
        (Part.Parameter, Form.OneOf("matrix", "label", "simple", "form", "spaceDelimited", "pipeDelimited", "deepObject", "cookie"), ["style"]),
        (Part.Parameter, Form.Flag, ["required", "deprecated", "allowEmptyValue", "explode", "allowReserved"]),
        (Part.Parameter, Form.Schema, ["schema"]),
        (Part.Parameter, Form.Aside, ["examples", "content"]),
        (Part.Header, Form.Text, ["description"]),
        (Part.Header, Form.OneOf("simple"), ["style"]),
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
        (Part.Encoding, Form.Text, ["contentType"]),
        (Part.Encoding, Form.OneOf("form", "spaceDelimited", "pipeDelimited", "deepObject"), ["style"]),
        (Part.Encoding, Form.Flag, ["explode", "allowReserved"]),
        (Part.Encoding, Form.Aside, ["headers"]),
        (Part.Example, Form.Text, ["summary", "description", "externalValue"]),
        (Part.Link, Form.Text, ["operationRef", "operationId", "description"]),
        (Part.Link, Form.Aside, ["parameters", "server"]),
        (Part.SecurityScheme, Form.Name, ["name"]),
        (Part.SecurityScheme, Form.Text, ["type", "description", "in", "scheme", "bearerFormat", "openIdConnectUrl"]),
        (Part.SecurityScheme, Form.Aside, ["flows"]),
        (Part.Flow, Form.Text, ["authorizationUrl", "tokenUrl", "refreshUrl"]),
        (Part.Flow, Form.Aside, ["scopes"]),
        (Part.Server, Form.Text, ["url", "description"]),
        (Part.Server, Form.Aside, ["variables"]),
        (Part.ServerVariable, Form.Text, ["default", "description"]),
        (Part.ServerVariable, Form.Texts, ["enum"]),
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

    private static readonly FrozenSet<string> Words = Forms.Values.SelectMany(forms => forms.Keys).Concat(Parts.AllWords)
        .Concat(["openapi", "example", "const", "$ref"]).ToFrozenSet();

    private static readonly FrozenSet<string> AnyCase = Words.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly object[] Places = ["path", "query", "header", "cookie"];

    private static readonly FrozenSet<string> PathItemWords = Documents.Schemas.Methods.Concat(["$ref", "summary", "description", "servers", "parameters"]).ToFrozenSet();

    /// <summary>What kind of value a word of a part has; null where it is none of its words.</summary>
    public static Form? FormOf(Part part, string word) => Forms.TryGetValue(part, out var forms) && forms.TryGetValue(word, out var form) ? form : null;

    /// <summary>Whether a word is none of OpenAPI's but for its capitals, which a generator may not look at.</summary>
    public static bool IsMiswritten(string word) => !Words.Contains(word) && AnyCase.Contains(word);

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
        var parts = Parts.Within(document, Part.Document);
        var known = new Lazy<Dictionary<JObject, Part>>(() => parts.ToDictionary());
        foreach (var (value, part) in parts)
        {
            if (Forms.TryGetValue(part, out var forms))
                found.AddRange(value.Properties().Where(member => forms.TryGetValue(member.Name, out var form) && !form.Fits(member.Value)).Select(member => Of(member, forms[member.Name])));
            if (part == Part.PathItem)
                found.AddRange(value.Properties().Where(member => !PathItemWords.Contains(member.Name) && !IsExtension(member)).Select(member => Strange(value, member)));
            if (part == Part.Schema && value["pattern"] is JValue { Value: string pattern } && Slashed().Match(pattern) is { Success: true } bare)
                found.Add(Read(value.Property("pattern")!, "The slashes around the pattern would be part of the text.", bare.Groups[1].Value));
            if (StrayReferences.Find(document, value, part, known) is { } stray)
                found.Add(stray);
            if (part == Part.Parameter && value.Parent is JArray && Impossible(document, value) is { } why)
                found.Add(new Misfit(value.Properties().First(), why, "It is left out.", $"{why} → none", value.Remove));
            if (part == Part.Parameter && value.Parent is JProperty component && value["in"] is JValue place && !Places.Contains(place.Value))
                found.Add(Left(component, "A parameter's 'in' is one of path, query, header and cookie."));
            found.AddRange((value["security"] as JArray ?? []).SelectMany(Documents.Schemas.Members)
                .Where(requirement => !IsExtension(requirement) && !Form.Texts.Fits(requirement.Value)).Select(OfRequirement));
            found.AddRange(MapsOfTexts(value, part).SelectMany(Documents.Schemas.Members).Where(entry => entry.Value is JContainer)
                .Select(entry => Left(entry, $"'{entry.Name}' should be {Form.Text.Kind}, and this is {Form.KindOf(entry.Value)}.")));
            if (part == Part.Schema && value["discriminator"] is JObject told && told.Property("mapping") is { Value: not JObject } mapping)
                found.Add(Of(mapping, Form.Aside));
            found.AddRange(Parts.Strangers(value, part).Where(entry => !IsExtension(entry)).Select(OfEntry));
        }
        found.Reverse();
        return found;
    }

    /// <summary>Where each word is anyone's, and its value a text.</summary>
    private static IEnumerable<JToken?> MapsOfTexts(JObject value, Part part) => part switch
    {
        Part.Flow => [value["scopes"]],
        Part.Schema => [(value["discriminator"] as JObject)?["mapping"]],
        _ => [],
    };

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

    private static Misfit OfRequirement(JProperty requirement) => Read(
        requirement,
        $"'{requirement.Name}' should be {Form.Texts.Kind}, its scopes, and this is {Form.KindOf(requirement.Value)}.",
        Form.Texts.Meant(requirement.Value) ?? new JArray());

    /// <summary>A member of a path that is no method.</summary>
    private static Misfit Strange(JObject item, JProperty member)
    {
        if (member.Name == "additionalOperations")
            return Left(member, "No generator can call the methods of 'additionalOperations'.");
        var method = member.Name.ToLowerInvariant();
        if (!Documents.Schemas.Methods.Contains(method) || item[method] is not null || member.Value is not JObject)
            return Left(member, $"A path has no member '{member.Name}'.");
        return new Misfit(member, $"'{member.Name}' should be '{method}'.", "It is read so.", $"{member.Name} → {method}", () => member.Replace(new JProperty(method, member.Value).From(member)));
    }

    /// <summary>Why no method can take a parameter.</summary>
    private static string? Impossible(JObject document, JObject parameter) => Documents.Schemas.Resolve(document, parameter) switch
    {
        { Count: > 0 } declared when declared["name"] is JValue { Value: "" } => "A parameter has a name.",
        { Count: > 0 } declared when declared["in"] is JValue { Value: "querystring" } => "No generator can write a query as a whole.",
        { Count: > 0 } declared when parameter.BeforeSelf().OfType<JObject>().Select(earlier => Documents.Schemas.Resolve(document, earlier)).Any(earlier => JToken.DeepEquals(earlier["name"], declared["name"]) && JToken.DeepEquals(earlier["in"], declared["in"]))
            => $"The parameter '{declared["name"]}' stands here a second time.",
        _ => null,
    };

    private static Misfit Read(JProperty member, string message, JToken meant)
    {
        var text = meant.ToString(Newtonsoft.Json.Formatting.None);
        return new Misfit(member, message, $"It is read as {text}.", $"{Said(member)} → {text}", () => member.Value = meant.From(member.Value));
    }

    public static Misfit Left(JProperty member, string message) => new(member, message, "It is left out.", $"{member.Name}: {Said(member)} → none", member.Remove);

    private static string Said(JProperty member) => member.Value.ToString(Newtonsoft.Json.Formatting.None);

    /// <summary>A pattern as JavaScript writes it.</summary>
    [GeneratedRegex(@"^/(\^.*|.*\$)/[a-z]*$", RegexOptions.Singleline)]
    private static partial Regex Slashed();

    private static bool IsExtension(JProperty member) => member.Name.StartsWith("x-", StringComparison.Ordinal);
}
