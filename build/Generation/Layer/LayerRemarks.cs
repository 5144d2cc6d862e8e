using Newtonsoft.Json.Linq;
using SpecClients.Generation.Writing;
using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Documents;

namespace SpecClients.Generation.Layer;

/// <summary>What a document says of its API as a whole and no code reads, as documentation of the class that a caller begins with.</summary>
internal static class LayerRemarks
{
    public static Code Of(EffectiveDocument document) => Code.Join("\n", Paragraphs(document.Root).Select(text => (Code)$"    /// <para>{Code.Documentation(text)}</para>"));

    private static IEnumerable<string> Paragraphs(JObject root)
    {
        var info = root["info"];
        foreach (var text in new[] { info?["version"], info?[Extension.Summary] ?? info?["summary"], info?["description"] }.OfType<JToken>())
            yield return text.ToString();
        if (info?["contact"] is JObject contact)
            yield return $"Contact: {Joined(", ", contact["name"], contact["url"], contact["email"])}.";
        if (info?["termsOfService"] is { } terms)
            yield return $"Terms of service: {terms}";
        if (info?["license"] is JObject license)
            yield return $"License: {Joined(", ", license["name"], license["identifier"] ?? license[Extension.LicenseIdentifier], license["url"])}";
        if (root["externalDocs"] is JObject more)
            yield return $"More: {Joined(", ", more["description"], more["url"])}";
        foreach (var server in (root["servers"] as JArray ?? []).OfType<JObject>())
        {
            yield return $"Server: {Joined(": ", server["url"], server["description"])}";
            foreach (var variable in Schemas.Members(server["variables"]))
                yield return $"{{{variable.Name}}}: {Joined(" Default: ", variable.Value["description"], variable.Value["default"])}";
        }
        foreach (var declared in Schemas.Members(root["components"]?["securitySchemes"]).Where(scheme => scheme.Value is JObject))
        {
            var scheme = Schemas.Resolve(root, (JObject)declared.Value);
            yield return $"Sign-in: {Joined(": ", declared.Name, scheme["description"], scheme["bearerFormat"])}";
            foreach (var flow in Schemas.Members(scheme["flows"]))
            {
                yield return $"{flow.Name}: {Joined(", ", flow.Value["authorizationUrl"], flow.Value["tokenUrl"], flow.Value["refreshUrl"])}";
                foreach (var scope in Schemas.Members(flow.Value["scopes"]))
                    yield return $"{scope.Name}: {scope.Value}";
            }
        }
        var borne = Schemas.Operations(root).SelectMany(operation => operation.Value["tags"] as JArray ?? []).Select(tag => tag.ToString()).ToHashSet();
        foreach (var tag in borne)
            yield return $"Operations: {Joined(": ", tag, (root["tags"] as JArray ?? []).FirstOrDefault(declared => declared["name"]?.ToString() == tag)?["description"])}";
    }

    private static string Joined(string separator, params IEnumerable<JToken?> parts) => string.Join(separator, parts.Where(part => part?.ToString() is { Length: > 0 }));
}
