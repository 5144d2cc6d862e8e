using System.Text.Json;

namespace AgentSessions.Tests.Fidelity;

/// <summary>The effective documents under <c>generated/</c>, as the generators read them.</summary>
internal static class EffectiveDocuments
{
    /// <summary>The documents by the vendor's name in code, as in <c>PipecatCloud</c>.</summary>
    public static IReadOnlyDictionary<string, JsonElement> All { get; } = Directory
        .EnumerateFiles(RepositoryRoot.Of("generated"), "openapi.json", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal)
        .ToDictionary(file => Path.GetFileName(Path.GetDirectoryName(file)!), file => JsonElement.Parse(File.ReadAllBytes(file)));

    /// <summary>The JSON bodies of every declared response, success and error alike.</summary>
    public static IReadOnlyList<ResponseSchema> Responses { get; } =
        [.. All.SelectMany(document => ResponsesOf(document.Key, document.Value))];

    private static IEnumerable<ResponseSchema> ResponsesOf(string vendor, JsonElement document)
    {
        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            foreach (var operation in path.Value.EnumerateObject().Where(method => method.Value.ValueKind == JsonValueKind.Object && method.Value.TryGetProperty("responses", out _)))
            {
                foreach (var response in operation.Value.GetProperty("responses").EnumerateObject())
                {
                    var declared = SchemaReader.Resolve(document, response.Value);
                    if (declared.TryGetProperty("content", out var content) && content.TryGetProperty("application/json", out var media))
                        yield return new(vendor, operation.Value.GetProperty("operationId").GetString()!, response.Name, document, media.GetProperty("schema"));
                }
            }
        }
    }
}

/// <summary>The schema of one declared response.</summary>
/// <param name="Vendor">The vendor's name in code.</param>
/// <param name="Operation">The operationId.</param>
/// <param name="Status">The status or range, as in <c>200</c> and <c>4XX</c>.</param>
/// <param name="Document">The document that holds it.</param>
/// <param name="Schema">The schema, which may be a reference.</param>
internal sealed record ResponseSchema(string Vendor, string Operation, string Status, JsonElement Document, JsonElement Schema)
{
    public bool IsSuccess => Status.StartsWith('2');

    /// <summary>Documents that this schema allows, and those that real servers send besides.</summary>
    public SchemaValues Values => new(new SchemaReader(Document).Read(Schema));

    public override string ToString() => $"{Vendor} {Operation} {Status}";
}
