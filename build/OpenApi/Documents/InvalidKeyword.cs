using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Reading;

namespace SpecClients.OpenApi.Documents;

/// <summary>A keyword whose value is of another type than OpenAPI's.</summary>
/// <param name="At">The member.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Remedy">What is done about it; null where nothing can be.</param>
/// <param name="Change">The same for the list of rewrites.</param>
/// <param name="Repair">Does it.</param>
internal sealed partial record InvalidKeyword(JProperty At, string Message, string? Remedy, string Change, Action Repair)
{
    private static readonly FrozenDictionary<Part, FrozenDictionary<string, KeywordType>> Forms = new (Part Part, KeywordType Form, string[] Words)[]
    {
        (Part.Document, KeywordType.Object, ["paths"]),
        (Part.Document, KeywordType.Aside, ["info", "components", "webhooks", "externalDocs"]),
        (Part.Document, KeywordType.Objects with { IsNeeded = false }, ["servers", "tags", "security"]),
        (Part.Components, KeywordType.Object, ["schemas", "responses", "parameters", "requestBodies", "headers", "securitySchemes", "callbacks", "pathItems", "mediaTypes"]),
        (Part.Components, KeywordType.Aside, ["examples", "links"]),
        (Part.PathItem, KeywordType.Text, ["summary", "description"]),
        (Part.PathItem, KeywordType.Objects with { IsNeeded = false }, ["servers"]),
        (Part.PathItem, KeywordType.Objects, ["parameters"]),
        (Part.PathItem, KeywordType.Object, Documents.Schemas.Methods),
        (Part.Operation, KeywordType.Text, ["summary", "description", "operationId"]),
        (Part.Operation, KeywordType.Names, ["tags"]),
        (Part.Operation, KeywordType.Flag, ["deprecated"]),
        (Part.Operation, KeywordType.Aside, ["externalDocs", "callbacks"]),
        (Part.Operation, KeywordType.Objects, ["parameters"]),
        (Part.Operation, KeywordType.Objects with { IsNeeded = false }, ["security", "servers"]),
        (Part.Operation, KeywordType.Object, ["requestBody", "responses"]),
        (Part.Parameter, KeywordType.Name, ["name"]),
        (Part.Parameter, KeywordType.Text, ["in", "description"]),
        (Part.Parameter, KeywordType.OneOf("matrix", "label", "simple", "form", "spaceDelimited", "pipeDelimited", "deepObject", "cookie"), ["style"]),
        (Part.Parameter, KeywordType.Flag, ["required", "deprecated", "allowEmptyValue", "explode", "allowReserved"]),
        (Part.Parameter, KeywordType.Schema, ["schema"]),
        (Part.Parameter, KeywordType.Aside, ["examples", "content"]),
        (Part.Header, KeywordType.Text, ["description"]),
        (Part.Header, KeywordType.OneOf("simple"), ["style"]),
        (Part.Header, KeywordType.Flag, ["required", "deprecated", "allowEmptyValue", "explode", "allowReserved"]),
        (Part.Header, KeywordType.Schema, ["schema"]),
        (Part.Header, KeywordType.Aside, ["examples", "content"]),
        (Part.RequestBody, KeywordType.Text, ["description"]),
        (Part.RequestBody, KeywordType.Flag, ["required"]),
        (Part.RequestBody, KeywordType.Object, ["content"]),
        (Part.Response, KeywordType.Text, ["description"]),
        (Part.Response, KeywordType.Aside, ["headers", "links"]),
        (Part.Response, KeywordType.Object, ["content"]),
        (Part.MediaType, KeywordType.Schema, ["schema", "itemSchema"]),
        (Part.MediaType, KeywordType.Aside, ["examples", "encoding"]),
        (Part.Encoding, KeywordType.Text, ["contentType"]),
        (Part.Encoding, KeywordType.OneOf("form", "spaceDelimited", "pipeDelimited", "deepObject"), ["style"]),
        (Part.Encoding, KeywordType.Flag, ["explode", "allowReserved"]),
        (Part.Encoding, KeywordType.Aside, ["headers"]),
        (Part.Example, KeywordType.Text, ["summary", "description", "externalValue"]),
        (Part.Link, KeywordType.Text, ["operationRef", "operationId", "description"]),
        (Part.Link, KeywordType.Aside, ["parameters", "server"]),
        (Part.SecurityScheme, KeywordType.Name, ["name"]),
        (Part.SecurityScheme, KeywordType.Text, ["type", "description", "in", "scheme", "bearerFormat", "openIdConnectUrl"]),
        (Part.SecurityScheme, KeywordType.Aside, ["flows"]),
        (Part.Flow, KeywordType.Text, ["authorizationUrl", "tokenUrl", "refreshUrl"]),
        (Part.Flow, KeywordType.Aside, ["scopes"]),
        (Part.Server, KeywordType.Text, ["url", "description"]),
        (Part.Server, KeywordType.Aside, ["variables"]),
        (Part.ServerVariable, KeywordType.Text, ["default", "description"]),
        (Part.ServerVariable, KeywordType.Texts, ["enum"]),
        (Part.Schema, KeywordType.Text, ["title", "description", "format", "pattern"]),
        (Part.Schema, KeywordType.Number, ["multipleOf", "maximum", "minimum"]),
        (Part.Schema, KeywordType.Count, ["maxLength", "minLength", "maxItems", "minItems", "maxProperties", "minProperties"]),
        (Part.Schema, KeywordType.Exclusive, ["exclusiveMaximum", "exclusiveMinimum"]),
        (Part.Schema, KeywordType.Flag, ["uniqueItems", "nullable", "readOnly", "writeOnly", "deprecated"]),
        (Part.Schema, KeywordType.Texts, ["required"]),
        (Part.Schema, KeywordType.Types, ["type"]),
        (Part.Schema, KeywordType.Values, ["enum"]),
        (Part.Schema, KeywordType.Schemas, ["allOf", "anyOf", "oneOf", "prefixItems"]),
        (Part.Schema, KeywordType.Schema, ["items", "additionalProperties", "not"]),
        (Part.Schema, KeywordType.Object, ["properties", "patternProperties"]),
        (Part.Schema, KeywordType.Discriminator, ["discriminator"]),
        (Part.Schema, KeywordType.Aside, ["xml", "externalDocs"]),
    }.GroupBy(row => row.Part).ToFrozenDictionary(rows => rows.Key, rows => rows.SelectMany(row => row.Words.Select(word => (word, row.Form))).ToFrozenDictionary(row => row.word, row => row.Form));

    private static readonly FrozenSet<string> Words = Forms.Values.SelectMany(forms => forms.Keys).Concat(Parts.AllWords)
        .Concat(["openapi", "example", "const", "$ref"]).ToFrozenSet();

    private static readonly FrozenSet<string> AnyCase = Words.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly object[] Places = ["path", "query", "header", "cookie"];

    private static readonly FrozenSet<string> PathItemWords = Documents.Schemas.Methods.Concat(["$ref", "summary", "description", "servers", "parameters"]).ToFrozenSet();

    /// <summary>The type of value that a keyword of a part has; null where it is none of its keywords.</summary>
    public static KeywordType? FormOf(Part part, string word) => Forms.TryGetValue(part, out var forms) && forms.TryGetValue(word, out var form) ? form : null;

    /// <summary>Whether a keyword is none of OpenAPI's but for its capitals, which a generator may not look at.</summary>
    public static bool IsMiswritten(string word) => !Words.Contains(word) && AnyCase.Contains(word);

    public static bool IsIn(JObject document) => Of(document).Count > 0;

    /// <summary>Mends what can be mended, each told before it is; what cannot is told last.</summary>
    public static void RepairAll(JObject document, Action<InvalidKeyword> tell)
    {
        // What is mended may have more in it: a path's GET is no operation before it is called get.
        var found = Of(document);
        for (; found.Any(misfit => misfit.Remedy is not null); found = Of(document))
        {
            foreach (var misfit in found.Where(misfit => misfit.Remedy is not null))
            {
                tell(misfit);
                misfit.Repair();
            }
        }
        foreach (var misfit in found)
            tell(misfit);
    }

    /// <summary>Every one of a document, the inner first, so that mending an outer one takes the mended along.</summary>
    private static List<InvalidKeyword> Of(JObject document)
    {
        var found = new List<InvalidKeyword>();
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
                found.Add(new InvalidKeyword(value.Properties().First(), why, "It is left out.", $"{why} → none", value.Remove));
            if (part == Part.Parameter && value.Parent is JProperty component && value["in"] is JValue place && !Places.Contains(place.Value))
                found.Add(Left(component, "A parameter's 'in' is one of path, query, header and cookie."));
            found.AddRange((value["security"] as JArray ?? []).SelectMany(Documents.Schemas.Members)
                .Where(requirement => !IsExtension(requirement) && !KeywordType.Texts.Fits(requirement.Value)).Select(OfRequirement));
            found.AddRange(MapsOfTexts(value, part).SelectMany(Documents.Schemas.Members).Where(entry => entry.Value is JContainer)
                .Select(entry => Left(entry, $"'{entry.Name}' should be {KeywordType.Text.Kind}, and this is {KeywordType.KindOf(entry.Value)}.")));
            if (part == Part.Schema && value["discriminator"] is JObject told && told.Property("mapping") is { Value: not JObject } mapping)
                found.Add(Of(mapping, KeywordType.Aside));
            found.AddRange(Parts.Strangers(value, part).Where(entry => !IsExtension(entry)).Select(OfEntry));
        }
        found.Reverse();
        return found;
    }

    /// <summary>The maps whose keys are anyone's, and their values texts.</summary>
    private static IEnumerable<JToken?> MapsOfTexts(JObject value, Part part) => part switch
    {
        Part.Flow => [value["scopes"]],
        Part.Schema => [(value["discriminator"] as JObject)?["mapping"]],
        _ => [],
    };

    private static InvalidKeyword Of(JProperty member, KeywordType form)
    {
        if (member.Value.Type == JTokenType.Null)
            return Left(member, $"'{member.Name}' says nothing.");
        var message = $"'{member.Name}' should be {form.Kind}, and this is {KeywordType.KindOf(member.Value)}.";
        if (form.Coerced(member.Value) is { } meant && form.Fits(meant))
            return Read(member, message, meant);
        return form.IsNeeded ? new InvalidKeyword(member, message, null, message, () => { }) : Left(member, message);
    }

    private static InvalidKeyword OfEntry(JProperty entry)
    {
        var message = $"'{entry.Name}' should be an object, and this is {KeywordType.KindOf(entry.Value)}.";
        return (entry.Parent?.Parent as JProperty)?.Name switch
        {
            "responses" => Read(entry, message, new JObject { ["description"] = entry.Value is JValue { Value: string text } ? text : "" }),
            "content" => Read(entry, message, new JObject()),
            _ => Left(entry, message),
        };
    }

    private static InvalidKeyword OfRequirement(JProperty requirement) => Read(
        requirement,
        $"'{requirement.Name}' should be {KeywordType.Texts.Kind}, its scopes, and this is {KeywordType.KindOf(requirement.Value)}.",
        KeywordType.Texts.Coerced(requirement.Value) ?? new JArray());

    /// <summary>A member of a path that is no method.</summary>
    private static InvalidKeyword Strange(JObject item, JProperty member)
    {
        if (member.Name == "additionalOperations")
            return Left(member, "No generator can call the methods of 'additionalOperations'.");
        var method = member.Name.ToLowerInvariant();
        if (!Documents.Schemas.Methods.Contains(method) || item[method] is not null || member.Value is not JObject)
            return Left(member, $"A path has no member '{member.Name}'.");
        return new InvalidKeyword(member, $"'{member.Name}' should be '{method}'.", "It is read so.", $"{member.Name} → {method}", () => member.Replace(new JProperty(method, member.Value).From(member)));
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

    private static InvalidKeyword Read(JProperty member, string message, JToken meant)
    {
        var text = meant.ToString(Newtonsoft.Json.Formatting.None);
        return new InvalidKeyword(member, message, $"It is read as {text}.", $"{Said(member)} → {text}", () => member.Value = meant.From(member.Value));
    }

    public static InvalidKeyword Left(JProperty member, string message) => new(member, message, "It is left out.", $"{member.Name}: {Said(member)} → none", member.Remove);

    private static string Said(JProperty member) => member.Value.ToString(Newtonsoft.Json.Formatting.None);

    /// <summary>A pattern as JavaScript writes it.</summary>
    [GeneratedRegex(@"^/(\^.*|.*\$)/[a-z]*$", RegexOptions.Singleline)]
    private static partial Regex Slashed();

    private static bool IsExtension(JProperty member) => member.Name.StartsWith("x-", StringComparison.Ordinal);
}
