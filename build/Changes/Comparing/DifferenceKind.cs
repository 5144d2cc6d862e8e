using Newtonsoft.Json.Linq;
using SpecClients.Changes.Kinds;
using SpecClients.OpenApi.Paging.Peers;

namespace SpecClients.Changes.Comparing;

/// <summary>Judges a difference by where it stands, when no comparison has a word for it.</summary>
internal static class DifferenceKind
{
    private static readonly HashSet<string> Words =
        ["description", "summary", "title", "example", "examples", "externalDocs", "tags", "info", "$comment", "$schema", "$id", "jsonSchemaDialect", "$self"];

    /// <summary>The objects whose members are named by the vendor.</summary>
    private static readonly HashSet<string> Names =
    [
        "properties", "patternProperties", "$defs", "definitions", "dependentSchemas", "schemas", "responses", "parameters", "requestBodies", "headers",
        "securitySchemes", "links", "callbacks", "pathItems", "paths", "content", "variables", "mapping", "scopes", "encoding", "webhooks",
    ];

    /// <summary>The members that the comparison reads wherever it comes by; they may well say the same in other words.</summary>
    private static readonly HashSet<string> Compared =
    [
        "openapi", "paths", "parameters", "requestBody", "responses", "content", "headers", "schema", "security", "servers", "url", "variables", "operationId",
        "name", "in", "required", "deprecated", "style", "explode", "allowReserved", "$ref", "type", "nullable", "format", "enum", "const", "default",
        "minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum", "minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties",
        "uniqueItems", "multipleOf", "pattern", "readOnly", "writeOnly", "properties", "additionalProperties", "unevaluatedProperties", "items",
        "allOf", "anyOf", "oneOf", "discriminator", "propertyName", "mapping", "scopes", "components", "schemas", "securitySchemes", "requestBodies",
    ];

    private static readonly HashSet<string> Unread = ["callbacks", "webhooks", "links", "encoding", "not", "if", "then", "else", "patternProperties", "dependentSchemas", "xml"];

    public static ChangeKind Of(JToken at, bool isAdded, bool isRemoved, ChangeSet changes)
    {
        var steps = Steps(at);
        if (steps.Any(step => !step.IsName && Words.Contains(step.Text)))
            return ChangeKinds.DocumentationChanged;
        if (steps.Any(step => !step.IsName && PeerPaging.IsWord(step.Text)))
            return ChangeKinds.PagingWordChanged;
        if (steps.Any(step => !step.IsName && step.Text.StartsWith("x-", StringComparison.Ordinal)))
            return ChangeKinds.ExtensionChanged;
        if (steps is [{ Text: "components" }, _, _])
            return isAdded ? ChangeKinds.ComponentAdded : isRemoved ? ChangeKinds.ComponentRemoved : ChangeKinds.Unjudged;
        if (steps is [{ Text: "components" }, { Text: not "securitySchemes" }, ..] && !at.AncestorsAndSelf().Any(changes.IsReached))
            return ChangeKinds.UnreachedChanged;
        if (steps.Any(step => !step.IsName && Unread.Contains(step.Text)) || steps.Skip(1).Any(step => step is { IsName: false, Text: "servers" }))
            return ChangeKinds.Unjudged;
        return steps.Where(step => !step.IsIndex).Select(step => step.Text).LastOrDefault() is { } last && Compared.Contains(last) ? ChangeKinds.NotationChanged : ChangeKinds.Unjudged;
    }

    /// <summary>The last name on the way to a place.</summary>
    public static string NameOf(JToken at) => Steps(at).Where(step => !step.IsIndex).Select(step => step.Text).LastOrDefault() ?? "document";

    private static List<Step> Steps(JToken at)
    {
        var steps = new List<Step>();
        var isName = false;
        foreach (var token in at.AncestorsAndSelf().Reverse())
        {
            if (token is JProperty member)
            {
                steps.Add(new Step(member.Name, isName, IsIndex: false));
                isName = !isName && Names.Contains(member.Name);
            }
            else if (token.Parent is JArray)
            {
                steps.Add(new Step("", IsName: false, IsIndex: true));
                isName = false;
            }
        }
        return steps;
    }

    private sealed record Step(string Text, bool IsName, bool IsIndex);
}
