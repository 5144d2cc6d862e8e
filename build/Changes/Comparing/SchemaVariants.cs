using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;

namespace SpecClients.Changes.Comparing;

/// <summary>Finds the schemas that one value may have, by what tells them apart.</summary>
internal static class SchemaVariants
{
    /// <param name="document">The document.</param>
    /// <param name="branches">The members of oneOf and anyOf but null.</param>
    /// <param name="discriminator">The discriminator object, if there is one.</param>
    /// <param name="core">The schema itself: with a discriminator and no branches, those that extend it are its variants.</param>
    public static IReadOnlyDictionary<string, Variant> Of(JObject document, IReadOnlyList<JObject> branches, JObject? discriminator, JObject? core)
    {
        var variants = new Dictionary<string, Variant>(StringComparer.Ordinal);
        foreach (var entry in Schemas.Members(discriminator?["mapping"]))
        {
            if (Target(document, entry.Value.ToString()) is { } target)
                variants.TryAdd(entry.Name, new Variant(target, NameOf(document, target), entry));
        }
        var mapped = variants.Values.Select(variant => variant.Schema).ToList();
        var unmapped = branches.Count > 0
            ? branches.Select(branch => new Variant(Schemas.Resolve(document, branch), SchemaView.ComponentName(branch), branch, IsImplied: discriminator is not null))
            : discriminator is null || core is null ? [] : Extensions(document, core);
        foreach (var variant in unmapped.Where(variant => !mapped.Contains(variant.Schema)))
        {
            var word = variant.Name ?? Schemas.TypeOf(variant.Schema) ?? "inline";
            var key = word;
            for (var number = 2; !variants.TryAdd(key, variant); number++)
                key = $"{word} {number}";
        }
        return variants;
    }

    private static JObject? Target(JObject document, string target) =>
        (Schemas.Find(document, target) ?? document["components"]?["schemas"]?[target]) as JObject;

    private static string? NameOf(JObject document, JObject schema) =>
        Schemas.Members(document["components"]?["schemas"]).FirstOrDefault(component => component.Value == schema)?.Name;

    private static IEnumerable<Variant> Extensions(JObject document, JObject core) => Schemas.Members(document["components"]?["schemas"])
        .Where(component => component.Value is JObject schema && schema != core
            && (schema["allOf"] as JArray ?? []).OfType<JObject>().Any(part => Schemas.IsReference(part) && Schemas.Resolve(document, part) == core))
        .Select(component => new Variant((JObject)component.Value, component.Name, component, IsImplied: true));
}

/// <param name="Schema">The variant's schema, references followed.</param>
/// <param name="Name">The component's name, where it is one.</param>
/// <param name="Site">Where the document says that it is a variant.</param>
/// <param name="IsImplied">Whether no mapping says what it is called on the wire: then it is its component's name.</param>
internal sealed record Variant(JObject Schema, string? Name, JToken Site, bool IsImplied = false);
