using System.Reflection;
using System.Text.Json.Nodes;
using SpecClients.Sandbox.Documents;

namespace SpecClients.Sandbox;

/// <summary>A vendor's effective OpenAPI 3.0 document.</summary>
/// <param name="Vendor">The vendor's id, as in <c>pipecat-cloud</c>: the first segment of its addresses.</param>
/// <param name="Root">The document.</param>
public sealed record SandboxDocument(string Vendor, JsonObject Root)
{
    /// <summary>Reads the documents that a package of clients has with it, as in <c>typeof(Meibel).Assembly</c>, ordered by id.</summary>
    public static IReadOnlyList<SandboxDocument> Of(Assembly clients)
    {
        ArgumentNullException.ThrowIfNull(clients);
        return
        [
            .. clients.GetManifestResourceNames()
                .Where(name => name.EndsWith("openapi.json", StringComparison.Ordinal))
                .Select(name => Load(clients, name))
                .OrderBy(document => document.Vendor, StringComparer.Ordinal),
        ];
    }

    private static SandboxDocument Load(Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource)!;
        var root = JsonNode.Parse(stream)!.AsObject();
        var folder = Path.GetDirectoryName(resource)!;
        return new SandboxDocument(root["info"].Text("x-vendor") ?? string.Join('-', Words.Of(folder)), root);
    }
}
