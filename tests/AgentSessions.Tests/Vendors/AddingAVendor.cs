using System.Text.Json;
using AgentSessions.Tests.Building;
using SpecClients.OpenApi.Files;

namespace AgentSessions.Tests.Vendors;

/// <summary>What a sixth vendor costs: its document, and an overlay that says how its pages turn. No line of C#.</summary>
[TestFixture]
internal sealed class AddingAVendor
{
    private const string Spec = """
        openapi: 3.0.3
        info: { title: Acme Robots, version: 1.2.0 }
        servers: [ { url: 'https://api.acme.example/v3' } ]
        security: [ { Key: [] } ]
        paths:
          /runs:
            get:
              operationId: listRuns
              summary: Lists runs.
              parameters:
                - { name: offset, in: query, schema: { type: integer, minimum: 0 } }
                - { name: limit, in: query, schema: { type: integer, minimum: 1, maximum: 40, default: 10 } }
                - { name: state, in: query, schema: { type: string } }
              responses:
                '200':
                  description: A page of runs.
                  content: { application/json: { schema: { $ref: '#/components/schemas/RunPage' } } }
                '404':
                  description: There is no such thing.
                  content: { application/json: { schema: { $ref: '#/components/schemas/Fault' } } }
          /runs/search:
            post:
              operationId: searchRuns
              requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Search' } } } }
              responses: { '200': { description: What matches., content: { application/json: { schema: { $ref: '#/components/schemas/RunPage' } } } } }
          /runs/{run_id}:
            get:
              operationId: getRun
              parameters: [ { name: run_id, in: path, required: true, schema: { type: string } } ]
              responses: { '200': { description: A run., content: { application/json: { schema: { $ref: '#/components/schemas/Run' } } } } }
          /runs/{run_id}/events:
            get:
              operationId: followRun
              parameters: [ { name: run_id, in: path, required: true, schema: { type: string } } ]
              responses: { '200': { description: What happens., content: { text/event-stream: { schema: { type: string } } } } }
        components:
          schemas:
            RunPage:
              type: object
              required: [ runs, total ]
              properties:
                runs: { type: array, items: { $ref: '#/components/schemas/Run' } }
                total: { type: integer }
            Search:
              type: object
              properties:
                text: { type: string }
                offset: { type: integer }
            Run:
              type: object
              required: [ run_id, state ]
              properties:
                run_id: { type: string }
                state: { type: string }
                started_at: { type: string, format: date-time }
            Fault:
              type: object
              properties:
                message: { type: string }
          securitySchemes:
            Key: { type: apiKey, in: header, name: X-Acme-Key }

        """;

    private const string Overlay = """
        overlay: 1.0.0
        info: { title: How the pages of Acme Robots turn, version: 1.0.0 }
        actions:
          - target: $.paths['/runs'].get
            x-reason: An offset, a limit and a total.
            update:
              x-paging: { offset: $request.query.offset, pageSize: $request.query.limit, items: '$response.body#/runs', total: '$response.body#/total', key: /run_id }
          - target: $.paths['/runs/search'].post
            x-reason: The same in a body.
            update:
              x-paging: { offset: '$request.body#/offset', items: '$response.body#/runs', total: '$response.body#/total', key: /run_id }

        """;

    [Test]
    public async Task A_document_and_an_overlay_are_all_it_takes()
    {
        using var tree = new CopiedTree();
        var before = Hashes(tree.Root);
        File.WriteAllText(tree["specs/acme.yaml"], Spec);
        File.WriteAllText(tree["specs/acme.overlay.yaml"], Overlay);

        var (exitCode, built) = await tree.DotnetAsync("build", "src/AgentSessions.Cli", "--nologo");
        Assert.That(exitCode, Is.Zero, built);
        foreach (var generator in (string[])["nswag", "kiota"])
        {
            var (listed, output) = await tree.DotnetAsync("run", "--project", "src/AgentSessions.Cli", "--no-build", "--", "list", "acme", "--generator", generator, "--format", "ndjson", "--max", "5");
            var runs = output.Split('\n').Where(line => line.StartsWith('{')).Select(line => JsonElement.Parse(line)).ToList();
            Assert.That(listed, Is.Zero, output);
            Assert.That(runs.Select(run => run.GetProperty("run_id").GetString()).Distinct().Count(), Is.EqualTo(5), output);
            var (searched, found) = await tree.DotnetAsync("run", "--project", "src/AgentSessions.Cli", "--no-build", "--", "list", "acme", "--generator", generator, "--operation", "searchRuns", "--format", "ndjson", "--max", "2");
            Assert.That((searched, found.Split('\n').Count(line => line.StartsWith('{'))), Is.EqualTo((0, 2)), found);
        }

        var after = Hashes(tree.Root);
        var changed = after.Where(file => before.GetValueOrDefault(file.Key) != file.Value).Select(file => file.Key).Concat(before.Keys.Except(after.Keys));
        Assert.That(changed.Where(file => !file.StartsWith("generated/Acme/", StringComparison.Ordinal) && !file.EndsWith("/PublicApi/Acme.txt", StringComparison.Ordinal)), Is.EquivalentTo((string[])
        [
            "specs/acme.yaml", "specs/acme.overlay.yaml", "generated/generated.lock.json",
        ]));
        Assert.That(changed, Has.Some.EqualTo("generated/Acme/openapi.json").And.Some.StartsWith("generated/Acme/NSwag/").And.Some.StartsWith("generated/Acme/Kiota/"));
    }

    /// <summary>Every file but what a build leaves in bin and obj.</summary>
    private static Dictionary<string, string> Hashes(string root) => Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
        .Select(file => (Name: Path.GetRelativePath(root, file).Replace('\\', '/'), File: file))
        .Where(file => !file.Name.Split('/').Any(part => part is "bin" or "obj"))
        .ToDictionary(file => file.Name, file => Hash.OfFile(file.File));
}
