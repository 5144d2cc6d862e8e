using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Rewriting;

namespace SpecClients.OpenApi.Rules;

/// <summary>Makes an operation's path parameters those that its path has places for.</summary>
internal sealed class MatchPathParameters : IRule
{
    public string Name => "match-path-parameters";

    public string Purpose => "A place in a path that no parameter fills would go out with its braces; a parameter without a place cannot be sent.";

    public void Apply(WorkingDocument document)
    {
        foreach (var operation in document.Operations.ToList())
        {
            var holes = operation.Holes.ToList();
            var declared = operation.Parameters.Where(parameter => parameter["in"]?.ToString() == "path").ToList();
            foreach (var hole in holes.Where(hole => declared.All(parameter => parameter["name"]!.ToString() != hole)))
            {
                if (operation.Value["parameters"] is not JArray parameters)
                    operation.Value["parameters"] = parameters = [];
                var sibling = SiblingOf(document, operation, hole);
                parameters.Add(new JObject
                {
                    ["name"] = hole,
                    ["in"] = "path",
                    ["required"] = true,
                    ["schema"] = sibling?.DeepClone() ?? new JObject { ["type"] = "string" },
                });
                document.Log(this, operation.Value, $"no path parameter {hole} → {(sibling is null ? "a string" : "as the path's other methods have it")}");
            }
            foreach (var optional in declared.Where(parameter => parameter["required"]?.Value<bool>() != true))
            {
                document.Log(this, optional, "optional in a path → required");
                optional["required"] = true;
            }
            foreach (var list in new[] { operation.Value["parameters"], operation.PathItem["parameters"] })
            {
                foreach (var surplus in (list as JArray ?? []).OfType<JObject>().Where(parameter => IsSurplus(document, parameter, holes)).ToList())
                {
                    document.Log(this, surplus, "no place in the path → none");
                    surplus.Remove();
                }
            }
        }
    }

    /// <summary>What another method of the path takes in the place: generators that have one builder for all of them take one type.</summary>
    private static JToken? SiblingOf(WorkingDocument document, Operation operation, string hole) =>
        document.Operations.Where(other => other.PathItem == operation.PathItem && other.Method != operation.Method)
            .SelectMany(other => other.Parameters)
            .FirstOrDefault(parameter => parameter["in"]?.ToString() == "path" && parameter["name"]?.ToString() == hole)?["schema"];

    private static bool IsSurplus(WorkingDocument document, JObject parameter, List<string> holes)
    {
        var declared = document.Resolve(parameter);
        return declared["in"]?.ToString() == "path" && !holes.Contains(declared["name"]!.ToString());
    }
}
