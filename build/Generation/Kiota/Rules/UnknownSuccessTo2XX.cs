using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Documents;
using SpecClients.OpenApi.Reading;
using SpecClients.OpenApi.Rewriting;

namespace SpecClients.Generation.Kiota.Rules;

/// <summary>For Kiota: a success that it does not know by its status is one of the range <c>2XX</c>.</summary>
internal sealed class UnknownSuccessTo2XX : IRule
{
    private const string Range = "2XX";

    private static readonly string[] Known = ["200", "201", "202", "203", "206", Range];

    /// <summary>Where Kiota expects nothing that it cannot decode.</summary>
    private static readonly string[] Bare = ["201", "202"];

    private static readonly string[] Decoded = ["json", "xml", "text/plain", "application/x-www-form-urlencoded"];

    public string Name => "kiota-unknown-success-to2xx";

    public string Purpose => "Kiota decodes the answers of some statuses only, 207 and a default that is the one answer not among them, and takes a 201 or 202 that is neither JSON nor plain text for empty.";

    public void Apply(WorkingDocument document)
    {
        foreach (var operation in document.Operations)
        {
            var responses = Schemas.Members(operation.Value["responses"]).ToList();
            var answer = responses.Any(response => Known.Contains(response.Name, StringComparer.OrdinalIgnoreCase))
                ? responses.Any(response => response.Name == Range) ? null : responses.FirstOrDefault(response => Bare.Contains(response.Name) && ContentOf(document, response) is { } media && !media.Any(IsDecoded))
                : responses.Where(response => response.Name.StartsWith('2')).DefaultIfEmpty(responses.FirstOrDefault(response => response.Name == "default"))
                    .FirstOrDefault(response => ContentOf(document, response) is not null);
            if (answer is null)
                continue;
            document.Log(this, answer.Value, $"{answer.Name} → {Range}");
            answer.Replace(new JProperty(Range, answer.Value).From(answer));
        }
    }
    private static IReadOnlyList<string>? ContentOf(WorkingDocument document, JProperty? response) =>
        response?.Value is JObject own && document.Resolve(own)["content"] is JObject { Count: > 0 } content ? [.. content.Properties().Select(media => media.Name)] : null;

    private static bool IsDecoded(string mediaType) => Decoded.Any(word => mediaType.Contains(word, StringComparison.OrdinalIgnoreCase));
}
