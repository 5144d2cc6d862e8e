using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Rewriting;

namespace SpecClients.Generation.Rules;

/// <summary>For both generators: a way to sign in that 3.0 has no type for, or that says less than its type needs, is not told them.</summary>
internal sealed class DropUnsupportedSecurity : IRule
{
    private static readonly string?[] Places = ["header", "query", "cookie"];

    public string Name => "drop-unsupported-security";

    public string Purpose => "NSwag refuses mutualTLS and Kiota oauth2 without flows, and no generated client signs in by itself: the layer's description still has it.";

    public bool KeepsSchemas => true;

    private static bool IsKnown(JObject scheme) => scheme["type"]?.ToString() switch
    {
        "apiKey" => Says(scheme, "name") && Places.Contains(scheme["in"]?.ToString()),
        "http" => Says(scheme, "scheme"),
        "oauth2" => scheme["flows"] is JObject { Count: > 0 },
        "openIdConnect" => Says(scheme, "openIdConnectUrl") && Uri.TryCreate(scheme["openIdConnectUrl"]!.ToString(), UriKind.RelativeOrAbsolute, out _),
        _ => false,
    };

    private static bool Says(JObject scheme, string word) => scheme[word] is JValue { Value: string { Length: > 0 } };

    public void Apply(WorkingDocument document)
    {
        var unknown = Schemas.Members(document["components"]?["securitySchemes"])
            .Where(scheme => scheme.Value is JObject value && !Schemas.IsReference(value) && !IsKnown(value))
            .ToList();
        foreach (var scheme in unknown)
        {
            document.Log(this, scheme.Value, $"{scheme.Name} → none");
            scheme.Remove();
        }
        var known = Schemas.Members(document["components"]?["securitySchemes"]).Select(scheme => scheme.Name).ToHashSet();
        foreach (var security in document.Operations.Select(operation => operation.Value["security"]).Append(document["security"]).OfType<JArray>())
        {
            foreach (var requirement in security.SelectMany(Schemas.Members).Where(requirement => !known.Contains(requirement.Name)).ToList())
            {
                if (unknown.All(scheme => scheme.Name != requirement.Name))
                    document.Log(this, requirement.Value, $"{requirement.Name}, which is no scheme → none");
                requirement.Remove();
            }
        }
    }
}
