using Newtonsoft.Json.Linq;
using SpecClients.Changes.Kinds;
using SpecClients.OpenApi.Documents;

namespace SpecClients.Changes.Comparing;

/// <summary>A parameter of an operation, where the document lists it.</summary>
/// <param name="Site">The entry of the list, a reference perhaps.</param>
/// <param name="Value">The parameter.</param>
/// <param name="Key">What tells it from the operation's others: a path parameter's position, another's name.</param>
internal sealed record ParameterSite(JObject Site, JObject Value, string Key)
{
    public string Name => Text("name");

    public string In => Text("in");

    public Phrase Subject => In switch
    {
        "path" => $"path parameter {Name}",
        "query" => $"query parameter {Name}",
        "header" => $"header parameter {Name}",
        "cookie" => $"cookie parameter {Name}",
        var other => $"parameter {Name} in {other}",
    };

    public bool IsRequired => In == "path" || Is("required");

    public bool IsDeprecated => Is("deprecated");

    public JToken? Schema => Value["schema"] ?? Content?.Value["schema"];

    /// <summary>How a value is written, with what goes without saying.</summary>
    public string Style
    {
        get
        {
            var style = Text("style") is { Length: > 0 } stated ? stated : In is "query" or "cookie" ? "form" : "simple";
            var explode = Value["explode"] is JValue { Type: JTokenType.Boolean } flag ? (bool)flag : style == "form";
            return Content is { } content ? content.Name : style + (explode ? ", explode" : "") + (Is("allowReserved") ? ", allowReserved" : "");
        }
    }

    private JProperty? Content => Schemas.Members(Value["content"]).FirstOrDefault(media => media.Value is JObject);

    /// <summary>An operation's parameters, those of its path first.</summary>
    public static IReadOnlyList<ParameterSite> Of(Operation operation)
    {
        var holes = Path.Holes(operation.Path);
        var own = Listed(operation, operation.Value, holes).ToList();
        var shared = Listed(operation, operation.PathItem, holes).Where(site => own.All(other => other.Key != site.Key));
        return [.. shared.Concat(own).DistinctBy(site => site.Key)];
    }

    private static IEnumerable<ParameterSite> Listed(Operation operation, JObject owner, IReadOnlyList<string> holes)
    {
        foreach (var site in (owner["parameters"] as JArray ?? []).OfType<JObject>())
        {
            var value = Schemas.Resolve(operation.Document, site);
            var name = value["name"]?.ToString() ?? "";
            var key = value["in"]?.ToString() switch
            {
                "path" => holes.ToList().IndexOf(name) is >= 0 and var position ? $"path {position}" : $"path {name}",
                // The names of headers are the same in any case.
                "header" => $"header {name.ToLowerInvariant()}",
                var other => $"{other} {name}",
            };
            yield return new ParameterSite(site, value, key);
        }
    }

    private bool Is(string name) => Value[name] is JValue { Type: JTokenType.Boolean } flag && (bool)flag;

    private string Text(string name) => Value[name]?.ToString() ?? "";

    /// <summary>What two paths have in common whatever their parameters are called.</summary>
    internal static class Path
    {
        public static IReadOnlyList<string> Holes(string path) =>
            path.Split('{').Skip(1).Where(part => part.Contains('}')).Select(part => part[..part.IndexOf('}')]).ToList();

        public static string Shape(string path) => Holes(path).Aggregate(path, (shape, hole) => shape.Replace($"{{{hole}}}", "{}"));
    }
}
