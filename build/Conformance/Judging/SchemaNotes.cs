using Microsoft.OpenApi;
using SpecClients.Conformance.Facts;

namespace SpecClients.Conformance.Judging;

/// <summary>Notes one carrier for a schema and for what is inside it that has no place of its own in C#: parts, branches and items.</summary>
internal static class SchemaNotes
{
    /// <param name="carriers">Where to note it.</param>
    /// <param name="standing">Where the schema stands.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="carrier">What carries it.</param>
    public static void Add(this Carriers carriers, string standing, IOpenApiSchema schema, Carrier carrier)
    {
        carriers.Add(standing, carrier);
        var at = Pointers.Of(schema, standing);
        if (at != standing)
            carriers.Add(at, carrier);
        var resolved = Schemas.Resolve(schema);
        foreach (var (keyword, list) in new[] { ("allOf", resolved.AllOf), ("anyOf", resolved.AnyOf), ("oneOf", resolved.OneOf) })
        {
            foreach (var (i, branch) in (list ?? []).Index())
                carriers.Add($"{at}/{keyword}/{i}", branch, carrier);
        }
        if (resolved.Items is { } items)
            carriers.Add(at + "/items", items, carrier);
    }
}
