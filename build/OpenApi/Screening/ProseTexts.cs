using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Text;

namespace SpecClients.OpenApi.Screening;

/// <summary>Finds prose, which becomes comments, with characters that end a line unseen or hide what stands there.</summary>
internal static class ProseTexts
{
    /// <summary>What is prose wherever it stands; a format is a word that only documentation repeats.</summary>
    private static readonly string[] Prose = ["description", "summary", "title", "format", "bearerFormat"];

    /// <summary>What holds prose and nothing else.</summary>
    private static readonly string[] Asides = ["info", "externalDocs", "tags", Extension.EnumDescriptions, Extension.EnumDescriptionsToo, Extension.DeprecatedMessage];

    public static IEnumerable<Finding> Find(JObject document) =>
        All(document).Where(text => !Characters.AreVisible((string)text.Value!) && Characters.Clean((string)text.Value!) != (string)text.Value!)
            .Select(text => new Finding(text, null, null, "characters that cannot be seen → none", () => text.Value = Characters.Clean((string)text.Value!)));

    /// <summary>Makes all prose of a document harmless.</summary>
    public static void Clean(JObject document)
    {
        foreach (var finding in Find(document).ToList())
            finding.Repair();
    }

    private static IEnumerable<JValue> All(JObject document) =>
        from part in Parts.Within(document, Part.Document)
        from member in part.Value.Properties()
        from text in Prose.Contains(member.Name) ? member.Value is JValue { Type: JTokenType.String } own ? [own] : []
            : Asides.Contains(member.Name) ? Within(member.Value)
            : member.Name is "servers" or "server" or "flows" ? Said(member.Value)
            : []
        select text;

    private static IEnumerable<JValue> Within(JToken value) => value.DescendantsOrSelf().OfType<JValue>().Where(text => text.Type == JTokenType.String);

    /// <summary>The prose among addresses and names.</summary>
    private static IEnumerable<JValue> Said(JToken value) =>
        value.DescendantsOrSelf().OfType<JProperty>().Where(member => member.Name == "description" || (member.Parent?.Parent as JProperty)?.Name == "scopes")
            .Select(member => member.Value).OfType<JValue>().Where(text => text.Type == JTokenType.String);

    private static IEnumerable<JToken> DescendantsOrSelf(this JToken value) => value is JContainer container ? container.DescendantsAndSelf() : [value];
}
