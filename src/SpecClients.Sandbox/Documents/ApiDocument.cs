using System.Text.Json.Nodes;

namespace SpecClients.Sandbox.Documents;

/// <summary>An OpenAPI 3.0 document, read for what a server needs to know.</summary>
internal sealed class ApiDocument(JsonObject root)
{
    private static readonly string[] Methods = ["get", "put", "post", "delete", "patch", "head", "options", "trace"];

    /// <summary>The operations, in the document's order.</summary>
    public IEnumerable<ApiOperation> Operations() =>
        from path in root.Entries("paths")
        from method in Methods
        let item = Resolve(path.Value)
        where item.At(method) is JsonObject
        select new ApiOperation(this, path.Key, method, item, item[method]!.AsObject());

    /// <summary>The object itself, or the one that its <c>$ref</c> leads to.</summary>
    public JsonObject Resolve(JsonNode? node, out string? reference)
    {
        reference = null;
        var current = node as JsonObject ?? [];
        for (var hops = 0; hops < 32 && current.Text("$ref") is { } next; hops++)
        {
            reference = next;
            current = Find(next);
        }
        return current;
    }

    public JsonObject Resolve(JsonNode? node) => Resolve(node, out _);

    /// <summary>The ways to sign in of an operation: any one list of them will do, all in it are needed.</summary>
    public IReadOnlyList<IReadOnlyList<Credential>> Security(JsonObject operation) =>
    [
        .. (operation.ContainsKey("security") ? operation : root).Elements("security")
            .Select(alternative => (alternative as JsonObject ?? [])
                .Select(scheme => Credential.Of(Resolve(root.At("components").At("securitySchemes").At(scheme.Key))))
                .ToList()),
    ];

    private JsonObject Find(string reference)
    {
        JsonNode? node = root;
        foreach (var part in reference.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries))
            node = node.At(Uri.UnescapeDataString(part).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal));
        return node as JsonObject ?? [];
    }
}
