using System.Text.Json.Nodes;

namespace SpecClients.Conformance.Facts;

/// <summary>
/// The keywords of a document that no fact tells. Whatever the list of facts does not know of, and whatever the reader
/// dropped, is found here, so that it is lost aloud.
/// </summary>
internal static class Remainder
{
    private static readonly FactKind[] OfParts =
        [FactKind.Operation, FactKind.Parameter, FactKind.RequestBody, FactKind.Response, FactKind.MediaType, FactKind.Property, FactKind.Composition, FactKind.UnionBranch, FactKind.ServerVariable];

    /// <summary>The members whose own members bear names that the vendor chose, <c>example</c> and <c>x-…</c> among them.</summary>
    private static readonly string[] Maps =
        ["properties", "patternProperties", "schemas", "headers", "variables", "scopes", "mapping", "securitySchemes", "paths", "responses", "requestBodies", "content", "parameters"];

    public static IEnumerable<string> Of(VendorDocument document, IReadOnlyList<Fact> facts)
    {
        var said = facts.Select(fact => fact.Pointer).ToHashSet();
        var told = facts.Where(fact => !OfParts.Contains(fact.Kind)).Select(fact => fact.Pointer).ToHashSet();
        var parameters = facts.Where(fact => fact.Kind == FactKind.Parameter).Select(fact => fact.Pointer).ToHashSet();
        var components = facts.Select(fact => ComponentOf(fact.Owner)).ToHashSet();
        return Leaves(document.Json)
            .Where(leaf => !said.Contains(leaf) && !Ancestors(leaf).Any(told.Contains))
            .Where(leaf => leaf.Split('/')[^1] is not ("name" or "in") || !parameters.Contains(ParentOf(leaf)))
            .Where(leaf => ComponentOf(leaf) is not { } component || components.Contains(component))
            .Where(leaf => !IsLeftOut(leaf, document));
    }

    /// <summary>What is no fact: see <see cref="FactList"/>.</summary>
    private static bool IsLeftOut(string leaf, VendorDocument document) =>
        leaf is "#/openapi" or "#/jsonSchemaDialect"
        || document.At(leaf)?.ToString().Length == 0
        || document.IsBefore31 && document.At(ParentOf(leaf)) is JsonObject owner && owner.ContainsKey("$ref")
        || document.At(leaf) is JsonArray or JsonObject
        || IsIllustration(leaf.Split('/'))
        || leaf.EndsWith("/$ref", StringComparison.Ordinal)
        || leaf.StartsWith("#/tags/", StringComparison.Ordinal) && !IsBorne(document.MemberOf(ParentOf(leaf), "name")?.ToString(), document);

    private static bool IsIllustration(string[] steps) =>
        steps.Zip(steps.Skip(1)).Any(step => !Maps.Contains(step.First) && (step.Second is "example" or "examples" || step.Second.StartsWith("x-", StringComparison.Ordinal)));

    private static bool IsBorne(string? tag, VendorDocument document) =>
        document.Operations.Any(operation => operation.Value.Tags?.Any(borne => borne.Reference.Id == tag) == true);

    /// <summary>Every value without members, with its pointer.</summary>
    private static IEnumerable<string> Leaves(JsonNode? node, string pointer = "#") => node switch
    {
        JsonObject { Count: > 0 } owner => owner.SelectMany(member => Leaves(member.Value, pointer + "/" + Pointers.Escape(member.Key))),
        JsonArray { Count: > 0 } list => list.SelectMany((item, i) => Leaves(item, $"{pointer}/{i}")),
        _ => [pointer],
    };

    private static IEnumerable<string> Ancestors(string pointer)
    {
        for (var at = pointer; at.Contains('/'); at = ParentOf(at))
            yield return at;
    }

    private static string ParentOf(string pointer) => pointer[..pointer.LastIndexOf('/')];

    private static string? ComponentOf(string pointer) =>
        pointer.Split('/') is ["#", "components", var kind, var name, ..] ? $"#/components/{kind}/{name}" : null;
}
