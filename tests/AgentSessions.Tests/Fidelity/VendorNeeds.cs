using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;

namespace AgentSessions.Tests.Fidelity;

/// <summary>What a vendor's overlay is for: the names that callers write, and what its server does though its document does not say so.</summary>
internal static class VendorNeeds
{
    private static readonly Dictionary<string, string[]> TypeNames = new()
    {
        ["lyzr"] = ["PublishedSessionList", "StringOrInteger", "ValidationError", "ValidationErrorDetail"],
        ["pipecat-cloud"] = ["ErrorResponse", "Session", "SessionPage", "SessionStatusFilter", "StartTypeFilter"],
    };

    private static readonly (string Vendor, string Path, string Value, string Why)[] Sayings =
    [
        ("foundry", "$..parameters[?(@.name == 'x-ms-user-isolation-key')].x-originalName", "userIsolationKey", "is called as in the vendor's SDK"),
        ("foundry", "$..parameters[?(@.name == 'api-version')].schema.default", "v1", "lists without being told the one version that there is"),
        ("foundry", "$..get.x-paging.back.cursor", "$request.query.before", "is read backward too"),
        ("lyzr", "$..get.x-paging.items", "$response.body#/published_sessions", "is listed"),
        ("meibel", "$..get.x-paging.total", "$response.body#/total", "is listed by its total"),
        ("pgai", "$..get.x-paging.page", "$request.query.page", "is listed by numbered pages"),
        ("pipecat-cloud", "$..get.x-paging.total", "$response.body#/total_count", "is listed by its total"),
        ("pgai", "$.info.x-client-name", "PgAi", "has its capitals"),
        ("pgai", "$..parameters[?(@.name == 'per_page')].schema.maximum", "50", "asks for no page that the server refuses"),
        ("pipecat-cloud", "$.components.schemas.Session.properties.endedAt.nullable", "true", "reads a session that has not ended"),
    ];

    /// <summary>The needs of a vendor's effective document that it does not meet.</summary>
    public static IEnumerable<string> Unmet(string vendor, JObject document)
    {
        var names = Schemas.Members(document["components"]?["schemas"]).Select(component => component.Name).Order(StringComparer.Ordinal).ToList();
        if (TypeNames.TryGetValue(vendor, out var wanted) && !names.SequenceEqual(wanted))
            yield return $"{vendor} has the types {string.Join(", ", wanted)}: {string.Join(", ", names)}";
        foreach (var (_, path, value, why) in Sayings.Where(saying => saying.Vendor == vendor))
        {
            if (document.SelectTokens(path).SingleOrDefault()?.ToString().Equals(value, StringComparison.OrdinalIgnoreCase) != true)
                yield return $"{vendor} {why}";
        }
    }
}
