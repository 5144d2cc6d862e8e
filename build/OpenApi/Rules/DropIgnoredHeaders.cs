using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Rewriting;

namespace SpecClients.OpenApi.Rules;

/// <summary>Leaves out the header parameters that OpenAPI says to ignore, where something else says what they say.</summary>
internal sealed class DropIgnoredHeaders : IRule
{
    public string Name => "drop-ignored-headers";

    public string Purpose => "Accept and Content-Type follow from the media types and Authorization from the ways to sign in; a caller asked for them could only contradict. One without a name cannot be sent.";

    public void Apply(WorkingDocument document)
    {
        foreach (var operation in document.Operations)
        {
            var isSecured = (operation.Value["security"] ?? document["security"]) is JArray { Count: > 0 };
            foreach (var list in new[] { operation.Value["parameters"], operation.PathItem["parameters"] })
            {
                foreach (var parameter in (list as JArray ?? []).OfType<JObject>().Where(parameter => IsIgnored(document.Resolve(parameter), isSecured)).ToList())
                {
                    document.Log(this, parameter, "a header that OpenAPI ignores → none");
                    parameter.Remove();
                }
            }
        }
    }

    private static bool IsIgnored(JObject parameter, bool isSecured) =>
        parameter["in"]?.ToString() == "header" && parameter["name"]?.ToString().ToLowerInvariant() switch
        {
            "accept" or "content-type" or "" => true,
            "authorization" => isSecured,
            _ => false,
        };
}
