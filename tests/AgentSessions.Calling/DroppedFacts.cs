using System.Globalization;
using System.Text.Json.Nodes;
using SpecClients.Conformance.Facts;
using SpecClients.OpenApi.Reading;

namespace AgentSessions.Calling;

/// <summary>Facts that a document can do without, drawn by a seed, each apart from the others.</summary>
internal sealed class DroppedFacts
{
    private static readonly FactKind[] Kinds =
    [
        FactKind.Info, FactKind.Summary, FactKind.Description, FactKind.Title, FactKind.Format, FactKind.Default, FactKind.Minimum, FactKind.Maximum, FactKind.Pattern,
        FactKind.Constraint, FactKind.Deprecated, FactKind.Property, FactKind.EnumValue, FactKind.Nullable, FactKind.Access, FactKind.Response,
    ];

    private readonly JsonNode _whole;

    private DroppedFacts(JsonNode whole, IReadOnlyList<Fact> facts) => (_whole, Facts) = (whole, facts);

    public IReadOnlyList<Fact> Facts { get; }

    public static DroppedFacts Draw(VendorDocument document, int count, Random random)
    {
        var candidates = FactList.Of(document).Where(fact => MayGo(fact, document)).ToArray();
        random.Shuffle(candidates);
        var drawn = new List<Fact>();
        foreach (var fact in candidates)
        {
            if (drawn.Count < count && !drawn.Exists(other => IsWithin(fact.Pointer, other.Pointer) || IsWithin(other.Pointer, fact.Pointer) || ListOf(fact) is { } list && list == ListOf(other)))
                drawn.Add(fact);
        }
        return new DroppedFacts(document.Json, drawn);
    }

    /// <summary>The document without them, but for one.</summary>
    public JsonNode Without(Fact? kept = null)
    {
        var root = _whole.DeepClone();
        var places = Facts.Where(fact => fact != kept).Select(fact => Find(root, fact.Pointer)).ToList();
        foreach (var (owner, value, name) in places)
        {
            if (owner is JsonArray list)
                list.Remove(value);
            else
                ((JsonObject)owner).Remove(name);
        }
        return root;
    }

    private static bool MayGo(Fact fact, VendorDocument document)
    {
        var steps = fact.Pointer.Split('/');
        if (!Kinds.Contains(fact.Kind) || steps.Contains("securitySchemes") || fact.Pointer is "#/info/title" or "#/info/version" || fact.Pointer.StartsWith("#/info/license", StringComparison.Ordinal))
            return false;
        var owner = document.At(string.Join('/', steps[..^1]));
        return (fact.Kind, owner) switch
        {
            (_, null) => false,
            (FactKind.Response, JsonObject responses) => responses.Count > 1 && steps[^1][0] != '2' && steps[^2] == "responses",
            (FactKind.EnumValue or FactKind.Nullable, JsonArray values) => steps[^2] == "enum" && values.Count > 2 && document.At(string.Join('/', steps[..^2])) is JsonObject schema && !schema.ContainsKey("default"),
            (FactKind.EnumValue, _) or (_, JsonArray) => false,
            (FactKind.Nullable, JsonObject) => steps[^1] == "nullable",
            (FactKind.Property, _) => document.At(string.Join('/', steps[..^2])) is JsonObject schema && !Names(schema["required"]).Contains(Marks.Unescape(steps[^1])) && !schema.ContainsKey("discriminator"),
            (FactKind.Description, JsonObject said) => said.ContainsKey("schema") || !(steps[^3] == "responses" || said.ContainsKey("content")),
            _ => true,
        };
    }

    private static IEnumerable<string> Names(JsonNode? list) => (list as JsonArray ?? []).Select(name => name!.ToString());

    private static bool IsWithin(string pointer, string other) => pointer == other || pointer.StartsWith(other + "/", StringComparison.Ordinal);

    private static string? ListOf(Fact fact) => fact.Kind == FactKind.EnumValue ? fact.Pointer[..fact.Pointer.LastIndexOf('/')] : null;

    private static (JsonNode Owner, JsonNode? Value, string Name) Find(JsonNode root, string pointer)
    {
        var steps = pointer.Split('/').Skip(1).Select(step => step.Replace("~1", "/").Replace("~0", "~")).ToList();
        var owner = steps.SkipLast(1).Aggregate(root, (at, step) => at is JsonArray list ? list[int.Parse(step, CultureInfo.InvariantCulture)]! : at[step]!);
        return owner is JsonArray items ? (owner, items[int.Parse(steps[^1], CultureInfo.InvariantCulture)], "") : (owner, owner[steps[^1]], steps[^1]);
    }
}
