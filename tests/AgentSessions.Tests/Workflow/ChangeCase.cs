using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Reading;

namespace AgentSessions.Tests.Workflow;

/// <summary>One case of <c>tests/data/changes</c>: two documents and what a careful reviewer says of their difference.</summary>
/// <param name="Kind">The kind that must be told.</param>
/// <param name="Verdict">Its verdict.</param>
/// <param name="Pointer">Where it must be told.</param>
/// <param name="InFrom">Whether that is a place of the old document.</param>
/// <param name="Also">The kinds that come with it.</param>
/// <param name="From">The old document.</param>
/// <param name="To">The new one.</param>
internal sealed record ChangeCase(string Kind, string Verdict, string Pointer, bool InFrom, IReadOnlyList<string> Also, JObject From, JObject To)
{
    private const string Base = """
        openapi: 3.0.3
        info: { title: Things, version: '1' }
        servers: [{ url: https://api.example.com }]
        security: [{ Key: [] }]
        paths:
          /things:
            post:
              operationId: makeThing
              requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Request' } } } }
              responses: { '200': { description: OK, content: { application/json: { schema: { $ref: '#/components/schemas/Response' } } } } }
        components:
          schemas: { Request: { type: object }, Response: { type: object } }
          securitySchemes:
            Key: { type: apiKey, in: header, name: X-Key }
            Entra: { type: oauth2, flows: { implicit: { authorizationUrl: https://login.example.com, scopes: { read: Read, list: List } } } }
        """;

    private static readonly JsonMergeSettings Replacing = new() { MergeArrayHandling = MergeArrayHandling.Replace };

    public static string Folder { get; } = Path.Combine(TestTree.Ours, "tests", "data", "changes");

    public static IEnumerable<ChangeCase> All { get; } = Directory.EnumerateFiles(Folder, "*.yaml").Order(StringComparer.Ordinal).SelectMany(Read).ToList();

    public static JObject Document(JToken parts)
    {
        var document = DocumentReader.Parse(Base, "case");
        if (parts["document"] is JObject root)
            document.Merge(root, Replacing);
        if (parts["operation"] is JObject operation)
            ((JObject)document["paths"]!["/things"]!["post"]!).Merge(operation, Replacing);
        if (parts["request"] is { } request)
            document["components"]!["schemas"]!["Request"] = request.DeepClone();
        if (parts["response"] is { } response)
            document["components"]!["schemas"]!["Response"] = response.DeepClone();
        return document;
    }

    public override string ToString() => $"{Kind} at {Pointer}";

    private static IEnumerable<ChangeCase> Read(string file) =>
        YamlDocumentReader.Parse(File.ReadAllText(file), Path.GetFileName(file)).Select(one => new ChangeCase(
            one["kind"]!.ToString(),
            one["verdict"]!.ToString(),
            one["at"]!.ToString(),
            one["old"] is not null,
            one["also"]?.Select(kind => kind.ToString()).ToList() ?? [],
            Document(one["from"]!),
            Document(one["to"]!)));
}
