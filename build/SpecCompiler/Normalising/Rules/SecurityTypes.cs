using Newtonsoft.Json.Linq;

namespace SpecCompiler.Normalising.Rules;

/// <summary>For both generators: a way to sign in that 3.0 has no type for is not told them.</summary>
internal sealed class SecurityTypes : IRule
{
    private static readonly string[] Types = ["apiKey", "http", "oauth2", "openIdConnect"];

    public string Name => "security-type";

    public string Purpose => "NSwag refuses a document for mutualTLS, and no generated client signs in by itself: the layer's description still has it.";

    public bool KeepsSchemas => true;

    public void Apply(Draft document)
    {
        var unknown = Schemas.Members(document["components"]?["securitySchemes"])
            .Where(scheme => scheme.Value is JObject value && value["type"] is { } type && !Types.Contains(type.ToString()))
            .ToList();
        foreach (var scheme in unknown)
        {
            document.Log(this, scheme.Value, $"{scheme.Value["type"]} → none");
            foreach (var security in document.Operations.Select(operation => operation.Value["security"]).Append(document["security"]).OfType<JArray>())
            {
                foreach (var requirement in security.OfType<JObject>())
                    requirement.Remove(scheme.Name);
            }
            scheme.Remove();
        }
    }
}
