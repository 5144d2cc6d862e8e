using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;

namespace SpecClients.Generation.Guard;

/// <summary>A text of a description that is for people alone: whatever it says, the code is the same.</summary>
/// <param name="Places">Where it stands. Texts that are alike stay alike, since rules compare schemas.</param>
/// <param name="Neutral">What can stand there instead.</param>
internal sealed partial record ProseText(IReadOnlyList<JValue> Places, string Neutral)
{
    private static readonly FrozenSet<string> Texts = new[] { "description", "summary", "title", Extension.Summary }.ToFrozenSet();

    /// <summary>The keywords whose value is data or names, in which such a word is none.</summary>
    private static readonly FrozenSet<string> Data = new[] { "default", "enum", "const", "mapping", "required", "dependentRequired" }.ToFrozenSet();

    /// <summary>The keywords whose members are names.</summary>
    private static readonly FrozenSet<string> Maps = new[]
    {
        "paths", "webhooks", "schemas", "responses", "parameters", "requestBodies", "headers", "securitySchemes", "links", "callbacks", "pathItems", "mediaTypes",
        "content", "encoding", "variables", "properties", "patternProperties", "$defs", "definitions", "dependentSchemas",
    }.ToFrozenSet();

    /// <summary>All of a document, each once, in an order that copies of the document share.</summary>
    public static IReadOnlyList<ProseText> In(JObject document)
    {
        var found = new List<JValue>();
        Find(document, found);
        return found.GroupBy(place => (string)place.Value!, StringComparer.Ordinal)
            .Select((same, index) => new ProseText(same.ToList(), string.IsNullOrWhiteSpace(same.Key) ? " " : string.Create(CultureInfo.InvariantCulture, $"Neutral text {index}")))
            .ToList();
    }

    public void Neutralise()
    {
        foreach (var place in Places)
            place.Value = Neutral;
    }

    private static void Find(JObject owner, List<JValue> found)
    {
        foreach (var (name, value) in owner)
        {
            switch (value)
            {
                case JValue { Value: string text } prose when Texts.Contains(name) && !(name == "title" && Name().IsMatch(text)):
                    found.Add(prose);
                    break;
                case JValue { Value: string } prose when name is "name" or "email" && owner.Path is "info.contact" or "info.license":
                    found.Add(prose);
                    break;
                case JArray when name is Extension.EnumDescriptions or Extension.EnumDescriptionsToo:
                    FindStrings(value, found);
                    break;
                case JContainer when Data.Contains(name) || name.StartsWith("x-", StringComparison.Ordinal):
                    break;
                case JContainer when name is "tags":
                    found.AddRange(value.Select(tag => tag is JObject declared ? declared["name"] : tag).OfType<JValue>().Where(tag => tag.Value is string));
                    FindAll(value, found);
                    break;
                case JToken when name is "example" or "examples" or "scopes":
                    FindStrings(value, found);
                    break;
                case JObject map when Maps.Contains(name):
                    FindAll(map.Values(), found);
                    break;
                case JObject inner:
                    Find(inner, found);
                    break;
                case JArray list:
                    FindAll(list, found);
                    break;
            }
        }
    }

    private static void FindAll(IEnumerable<JToken> values, List<JValue> found)
    {
        foreach (var value in values.OfType<JObject>())
            Find(value, found);
    }

    /// <summary>The texts of examples, and of what a scope is for; a reference among them stays one.</summary>
    private static void FindStrings(JToken value, List<JValue> found)
    {
        var strings = value is JContainer container ? container.DescendantsAndSelf() : [value];
        found.AddRange(strings.OfType<JValue>().Where(text => text is { Value: string, Parent: not JProperty { Name: "$ref" } }));
    }

    /// <summary>A title that a generator takes for the name of a type: then it can hold nothing else.</summary>
    [GeneratedRegex("^[a-zA-Z0-9_]*$", RegexOptions.NonBacktracking)]
    private static partial Regex Name();
}
