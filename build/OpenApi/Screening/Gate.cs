using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Reading;
using SpecClients.OpenApi.Rewriting;
using SpecClients.OpenApi.Rules;

namespace SpecClients.OpenApi.Screening;

/// <summary>
/// The gate between a description and everything that is made of it: text stays text. What a key may be follows from a
/// grammar, what steers the generators comes from overlays alone, and prose has no characters that end a line unseen.
/// </summary>
internal static class Gate
{
    /// <summary>The screens in their order; the first makes the rest find what they look for.</summary>
    /// <param name="overlays">How the places of what an overlay brought name its file.</param>
    /// <param name="hasWriters">Whether the writers escape what they write: without them, values that need it are refused.</param>
    public static IReadOnlyList<IRule> Rules(IReadOnlyCollection<string> overlays, bool hasWriters) => [new RepairInvalidValues(), .. Screens(overlays, hasWriters)];

    public static IEnumerable<Problem> Problems(JObject document, IReadOnlyCollection<string> overlays, bool hasWriters) =>
        Screens(overlays, hasWriters).SelectMany(screen => screen.Problems(document));

    private static Screen[] Screens(IReadOnlyCollection<string> overlays, bool hasWriters) =>
    [
        new("steering-extension", "An extension that steers what is generated is taken from our overlay alone.", document => SteeringExtensions.Find(document, overlays)),
        new("key-grammar", "A status, a media type and a name that is sent are what their RFCs say, for they stand in code and in requests.", Keys.Find),
        new("component-name", "A component's name has OpenAPI's own letters: it becomes the name of a class.", document => ComponentNames.Find(document)),
        new("value-text", "A value that is sent is sent exactly, and one that cannot be is refused.", document => ValueTexts.Find(document, hasWriters)),
        new("prose-character", "Prose becomes comments: a character that ends a line unseen, or hides what stands there, is none of it.", ProseTexts.Find),
    ];
}
