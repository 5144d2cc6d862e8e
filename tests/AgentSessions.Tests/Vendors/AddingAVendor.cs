using System.Text.Json;
using AgentSessions.Tests.Building;
using SpecCompiler.Compiling;

namespace AgentSessions.Tests.Vendors;

/// <summary>What a sixth vendor costs: its document and one short file a generator.</summary>
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
        components:
          schemas:
            RunPage:
              type: object
              required: [ runs, total ]
              properties:
                runs: { type: array, items: { $ref: '#/components/schemas/Run' } }
                total: { type: integer }
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

    private const string NSwagBinding = """
        using AgentSessions.Generated.Acme;
        using AgentSessions.Generated.Acme.NSwag;
        using AgentSessions.Paging;

        namespace AgentSessions.NSwag;

        // Acme: an offset, a limit and a total.
        public static partial class Acme
        {
            /// <summary>The operation that gives a page of the listing.</summary>
            public static ApiOperation ListOperation => AcmeApi.ListRuns;

            /// <summary>Lists every run, from <paramref name="offset"/> on.</summary>
            public static AsyncPageable<Run, RunPage> ListAllRunsAsync(this IAcmeClient client, long? offset = null, long? limit = null, string? state = null, PagingOptions? paging = null) =>
                Pages.ByOffset(Paged.Operation(Description, ListOperation, "limit", state), paging, offset, limit,
                    (at, take, cancel) => client.ListRunsAsync(at, take, state, cancel), page => page.Runs, page => page.Total, run => run.RunId);
        }

        """;

    private const string KiotaBinding = """
        using AgentSessions.Generated.Acme;
        using AgentSessions.Generated.Acme.Kiota;
        using AgentSessions.Generated.Acme.Kiota.Models;
        using AgentSessions.Paging;
        using Query = AgentSessions.Generated.Acme.Kiota.Runs.RunsRequestBuilder.RunsRequestBuilderGetQueryParameters;

        namespace AgentSessions.Kiota;

        // Acme: an offset, a limit and a total.
        public static partial class Acme
        {
            /// <summary>The operation that gives a page of the listing.</summary>
            public static ApiOperation ListOperation => AcmeApi.ListRuns;

            /// <summary>Lists every run that the query asks for, from its offset on.</summary>
            public static AsyncPageable<Run, RunPage> ListAllRunsAsync(this AcmeClient client, Action<Query>? query = null, PagingOptions? paging = null)
            {
                var asked = query.Asked();
                return Pages.ByOffset(Paged.Operation(Description, ListOperation, "limit", asked.State), paging, asked.Offset, asked.Limit,
                    (at, take, cancel) => client.Runs.GetAsync(request => request.Query(query, page => (page.Offset, page.Limit) = (at, take)), cancel).Answer(),
                    page => page.Runs, page => page.Total, run => run.RunId);
            }
        }

        """;

    [Test]
    public async Task A_document_and_a_short_file_a_generator_are_all_it_takes()
    {
        using var tree = new CopiedTree();
        var before = Hashes(tree.Root);
        File.WriteAllText(tree["specs/acme.yaml"], Spec);
        File.WriteAllText(tree["src/AgentSessions.NSwag/Acme.cs"], NSwagBinding);
        File.WriteAllText(tree["src/AgentSessions.Kiota/Acme.cs"], KiotaBinding);

        var (exitCode, built) = await tree.DotnetAsync("build", "src/AgentSessions.Cli", "--nologo");
        Assert.That(exitCode, Is.Zero, built);
        foreach (var generator in (string[])["nswag", "kiota"])
        {
            var (listed, output) = await tree.DotnetAsync("run", "--project", "src/AgentSessions.Cli", "--no-build", "--", "list", "acme", "--generator", generator, "--format", "ndjson", "--max", "5");
            var runs = output.Split('\n').Where(line => line.StartsWith('{')).Select(line => JsonElement.Parse(line)).ToList();
            Assert.That(listed, Is.Zero, output);
            Assert.That(runs.Select(run => run.GetProperty("run_id").GetString()).Distinct().Count(), Is.EqualTo(5), output);
        }

        var after = Hashes(tree.Root);
        var changed = after.Where(file => before.GetValueOrDefault(file.Key) != file.Value).Select(file => file.Key).Concat(before.Keys.Except(after.Keys));
        Assert.That(changed.Where(file => !file.StartsWith("generated/Acme/", StringComparison.Ordinal)), Is.EquivalentTo((string[])
        [
            "specs/acme.yaml", "generated/generated.lock.json", "src/AgentSessions.NSwag/Acme.cs", "src/AgentSessions.Kiota/Acme.cs",
        ]));
        Assert.That(changed, Has.Some.EqualTo("generated/Acme/openapi.json").And.Some.StartsWith("generated/Acme/NSwag/").And.Some.StartsWith("generated/Acme/Kiota/"));
    }

    [TestCase(NSwagBinding)]
    [TestCase(KiotaBinding)]
    public void The_files_are_short(string binding) => Assert.That(binding.Split('\n'), Has.Length.AtMost(30));

    /// <summary>Every file but what a build leaves in bin and obj.</summary>
    private static Dictionary<string, string> Hashes(string root) => Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
        .Select(file => (Name: Path.GetRelativePath(root, file).Replace('\\', '/'), File: file))
        .Where(file => !file.Name.Split('/').Any(part => part is "bin" or "obj"))
        .ToDictionary(file => file.Name, file => Hash.OfFile(file.File));
}
