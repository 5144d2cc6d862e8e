using System.Globalization;
using System.Text.Json.Nodes;

namespace SpecClients.Sandbox.Documents;

/// <summary>One operation of a document.</summary>
internal sealed class ApiOperation(ApiDocument document, string path, string method, JsonObject pathItem, JsonObject operation)
{
    public string Path => path;

    public string Method { get; } = method.ToUpperInvariant();

    public string Id => operation.Text("operationId") ?? $"{Method} {path}";

    public IReadOnlyList<IReadOnlyList<Credential>> Security { get; } = document.Security(operation);

    public IReadOnlyList<ApiParameter> Parameters { get; } =
    [
        .. operation.Elements("parameters").Concat(pathItem.Elements("parameters"))
            .Select(node => ApiParameter.Of(document, document.Resolve(node)))
            .DistinctBy(parameter => (parameter.In, parameter.Name)),
    ];

    /// <summary>The body that it takes; null where it takes none.</summary>
    public ApiBody? Body { get; } = operation.At("requestBody") is { } body ? new ApiBody(document, document.Resolve(body)) : null;

    /// <summary>The responses by status, range (<c>4XX</c>) or <c>default</c>.</summary>
    public IReadOnlyDictionary<string, ApiResponse> Responses { get; } = operation.Entries("responses").ToDictionary(
        response => response.Key.ToUpperInvariant(),
        response => ApiResponse.Of(document, document.Resolve(response.Value)));

    /// <summary>The status of success, and its response.</summary>
    public (int Status, ApiResponse Response) Success
    {
        get
        {
            var (key, response) = Responses.Where(response => response.Key[0] == '2').OrderBy(response => response.Key, StringComparer.Ordinal)
                .Concat(Responses.Where(response => response.Key == "DEFAULT"))
                .FirstOrDefault();
            return (int.TryParse(key, CultureInfo.InvariantCulture, out var status) ? status : 200, response ?? ApiResponse.Of(document, []));
        }
    }
}

/// <summary>What an operation answers with one status.</summary>
internal sealed record ApiResponse(ApiSchema? Schema, JsonNode? Example, string ContentType)
{
    /// <summary>The media types in which it streams items.</summary>
    public IReadOnlyList<StreamedContent> Streams { get; init; } = [];

    public static ApiResponse Of(ApiDocument document, JsonObject response)
    {
        var content = response.Entries("content").OrderBy(media => !media.Key.Contains("json", StringComparison.OrdinalIgnoreCase)).FirstOrDefault();
        var schema = content.Value.At("schema");
        var example = content.Value.At("example") ?? content.Value.Entries("examples").Select(named => named.Value.At("value")).FirstOrDefault();
        return new ApiResponse(schema is null ? null : ApiSchema.Of(document, schema), example, content.Key ?? "application/json") { Streams = StreamedContent.In(document, response) };
    }
}
