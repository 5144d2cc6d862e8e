using Newtonsoft.Json.Linq;
using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Overlays;
using SpecClients.OpenApi.Reading;

namespace AgentSessions.Tests.Compilation;

/// <summary>Small documents, compiled in memory.</summary>
internal static class SpecText
{
    /// <summary>A document with one operation whose 200 answer has this schema (YAML, flow style).</summary>
    public static string WithSchema(string schema, string version = "3.0.3", string components = "{}") => $$"""
        openapi: {{version}}
        info: { title: Acme, version: '1' }
        paths:
          /things:
            get:
              operationId: listThings
              responses:
                '200': { description: ok, content: { application/json: { schema: {{schema}} } } }
        components: {{components}}
        """;

    public static EffectiveDocument Compile(string yaml, string? overlay = null) =>
        EffectiveDocument.Compile("acme", DocumentReader.Parse(yaml, "specs/acme.yaml"),
            overlay is null ? null : Overlay.Parse(DocumentReader.Parse(overlay, "specs/acme.overlay.yaml")));

    /// <summary>Compiles a document that is someone else's to mend.</summary>
    public static EffectiveDocument Tolerate(string yaml) =>
        EffectiveDocument.Standalone("Acme", DocumentReader.Parse(yaml, "specs/acme.yaml"), overlay: null);

    public static JToken Schema(EffectiveDocument document) =>
        document.Root.SelectToken("paths['/things'].get.responses['200'].content['application/json'].schema")!;

    public static IReadOnlyList<string> ProblemsOf(string yaml, string? overlay = null) =>
        Assert.Throws<ProblemException>(() => Compile(yaml, overlay))!.Problems.Select(problem => problem.ToString()).ToList();
}
