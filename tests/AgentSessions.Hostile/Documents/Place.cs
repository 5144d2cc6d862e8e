using Newtonsoft.Json.Linq;

namespace AgentSessions.Hostile.Documents;

/// <summary>What stands at a place.</summary>
internal enum PlaceKind
{
    /// <summary>Text for people alone.</summary>
    Prose,

    /// <summary>A key that the description's author chose.</summary>
    Key,

    /// <summary>Any other text.</summary>
    Text,

    /// <summary>A reference.</summary>
    Reference,

    /// <summary>A number.</summary>
    Number,

    /// <summary>True or false.</summary>
    Flag,
}

/// <summary>Where something of the author's own can stand in a description.</summary>
/// <param name="At">The property whose key it is, or the value.</param>
/// <param name="Kind">What stands there.</param>
/// <param name="Name">How a report names it.</param>
internal sealed record Place(JToken At, PlaceKind Kind, string Name)
{
    private static readonly HashSet<string> KeyOwners =
    [
        "properties", "patternProperties", "schemas", "paths", "responses", "content", "headers", "mapping", "scopes", "securitySchemes", "parameters",
        "requestBodies", "examples", "callbacks", "links", "variables", "encoding",
        "$defs", "dependentSchemas", "dependentRequired", "flows", "webhooks", "pathItems", "moved",
    ];

    private static readonly HashSet<string> ProseWords = ["description", "summary", "title", "example", "value"];

    /// <summary>Every place of a description, in its order.</summary>
    public static IReadOnlyList<Place> Of(JObject document) => document.Descendants().Select(Of).OfType<Place>().ToList();

    private static Place? Of(JToken token)
    {
        var owner = OwnerOf(token);
        if (token is JProperty property)
            return KeyOwners.Contains(owner) || property.Parent?.Parent is JArray && owner == "security"
                ? new Place(token, PlaceKind.Key, $"a key of {owner}") : null;
        if (token is not JValue value)
            return null;
        PlaceKind? kind = value.Type switch
        {
            JTokenType.String when owner == "$ref" => PlaceKind.Reference,
            JTokenType.String when IsProse(value, owner) => PlaceKind.Prose,
            JTokenType.String => PlaceKind.Text,
            JTokenType.Integer or JTokenType.Float => PlaceKind.Number,
            JTokenType.Boolean => PlaceKind.Flag,
            _ => null,
        };
        return kind is { } known ? new Place(token, known, owner) : null;
    }

    /// <summary>The name under which a token stands; of a property, the name under which its object does.</summary>
    private static string OwnerOf(JToken token)
    {
        var at = token.Parent;
        if (token is JProperty)
            at = at?.Parent;
        while (at is JArray)
            at = at.Parent;
        return (at as JProperty)?.Name ?? "";
    }

    // What a contact and a license are called is read by people alone too; a parameter's name is not.
    private static bool IsProse(JValue value, string owner) =>
        ProseWords.Contains(owner) || owner == "name" && value.Parent?.Parent?.Parent is JProperty { Name: "contact" or "license" } || value.Ancestors()
            .OfType<JProperty>().Any(above => above.Name is "example" or "examples");
}
