using System.CommandLine;
using Newtonsoft.Json.Linq;
using SpecClients.Generation.Commands;
using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Files;
using SpecCompiler.Commands;

namespace AgentSessions.Tests.Workflow;

/// <summary>The verb <c>overlay</c>: what it suggests is for a person to accept, and what it checks is what a build would say.</summary>
internal sealed class SuggestingOverlays
{
    private const string Spec = """
        openapi: 3.0.3
        info: {title: "It's \u2028 - {a: b}", version: '1'}
        paths:
          /runs/{it's}:
            parameters: [{name: it's, in: path, required: true, schema: {type: string}}]
            get:
              operationId: listRuns
              parameters:
                - {name: page_token, in: query, schema: {type: string}}
                - {name: max-results, in: query, schema: {type: integer}}
              responses:
                '200':
                  description: OK
                  content:
                    application/json:
                      schema:
                        type: object
                        properties:
                          runs: {type: array, items: {type: object, required: [run_id], properties: {run_id: {type: string}, steps: {type: array, items: {oneOf: [{title: Tool call, type: object, properties: {a: {type: string}}}, {type: string}]}}}}}
                          meta: {type: object, properties: {next_page_token: {type: string, nullable: true}, has_more: {type: boolean}}}
          /links:
            get: {operationId: listLinks, responses: {'200': {description: OK, headers: {Link: {schema: {type: string}}}, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Link'}}}}}}}
          /counted:
            get:
              operationId: listCounted
              parameters: [{name: offset, in: query, schema: {type: integer}}, {name: limit, in: query, schema: {type: integer}}]
              responses: {'200': {description: OK, content: {application/json: {schema: {type: object, properties: {data: {type: array, items: {$ref: '#/components/schemas/Link'}}, total: {type: integer}}}}}}}
          /single:
            get: {operationId: getSingle, responses: {'200': {description: OK, content: {application/json: {schema: {$ref: '#/components/schemas/Link'}}}}}}
        components: {schemas: {Link: {type: object, required: [id], properties: {id: {type: string}}}}}
        """;

    private DirectoryInfo _folder = null!;

    private string SpecFile => Path.Combine(_folder.FullName, "acme.yaml");

    private string OverlayFile => Path.Combine(_folder.FullName, "acme.overlay.yaml");

    [SetUp]
    public void Write()
    {
        _folder = Directory.CreateTempSubdirectory("overlay-");
        File.WriteAllText(SpecFile, Spec);
    }

    [TearDown]
    public void Remove() => _folder.Delete(recursive: true);

    [Test]
    public async Task What_looks_like_a_paged_list_is_suggested_with_its_evidence_and_makes_listings_once_it_is_accepted()
    {
        var (exit, said) = await RunAsync("suggest", SpecFile, "-o", OverlayFile);
        Assert.That((exit, said), Is.EqualTo((0, $"{OverlayFile} written\n")));
        Assert.That(File.ReadAllText(OverlayFile), Does.Contain("""
              - target: "$.paths['/runs/{it\\'s}'].get"
                x-reason: "Its answer has a list 'runs', it takes 'page_token', 'max-results', and answers 'meta/next_page_token'."
                update:
                  x-paging:
                    cursor: "$request.query.page_token"
                    next: "$response.body#/meta/next_page_token"
                    pageSize: "$request.query.max-results"
                    items: "$response.body#/runs"
                    hasMore: "$response.body#/meta/has_more"
                    key: "/run_id"
            """));
        var compiled = EffectiveDocument.Compile(SpecFiles.Beside(_folder.FullName, SpecFile), new ClientSettings { RemediesDefects = true });
        Assert.That(compiled.Paging.Select(plan => $"{plan.Operation.Id} {plan.Kind}"), Is.EqualTo(["listRuns Cursor", "listLinks Link", "listCounted Offset"]));
        Assert.That(compiled.Paging[2].Total!.Body!.Steps, Is.EqualTo(["total"]));
        Assert.That(compiled.MadeUpNames.Select(made => made.Name), Does.Contain("Run").And.Contain("Step").And.Contain("ToolCall"));
    }

    [Test]
    public async Task What_is_accepted_is_not_suggested_again()
    {
        await RunAsync("suggest", SpecFile, "-o", OverlayFile);
        var (exit, said) = await RunAsync("suggest", SpecFile);
        Assert.That((exit, said), Is.EqualTo((1, $"# {FileNames.From(Environment.CurrentDirectory, SpecFile)}: nothing to suggest: what is a list turns as it is said, and what has no name has none to give.\n")));
    }

    [Test]
    public async Task A_file_that_is_there_is_not_overwritten()
    {
        File.WriteAllText(OverlayFile, "overlay: 1.0.0\ninfo: {title: A, version: '1'}\nactions: [{target: $.info, update: {x-a: 1}}]\n");
        var (exit, said) = await RunAsync("suggest", SpecFile, "-o", OverlayFile);
        Assert.That((exit, said), Is.EqualTo((2, $"{OverlayFile} is there already: name a new file.\n")));
    }

    [Test]
    public async Task Check_says_which_actions_do_nothing_any_more_and_apply_writes_what_they_do()
    {
        File.WriteAllText(OverlayFile, "overlay: 1.0.0\ninfo: {title: A, version: '1'}\nactions:\n  - {target: $.info, update: {title: Better}}\n  - {target: $.gone, update: {a: 1}}\n");
        var (exit, said) = await RunAsync("check", SpecFile);
        Assert.That(exit, Is.EqualTo(1));
        Assert.That(said, Does.Contain("acme.overlay.yaml(5,5): error SC0107").And.Not.Contain("(4,"));
        var applied = await RunAsync("apply", SpecFile);
        Assert.That(applied.Exit, Is.Zero);
        Assert.That(applied.Said, Does.Contain("acme.overlay.yaml(5,5): warning SC0107").And.Contain("\"title\": \"Better\""));
        File.WriteAllText(OverlayFile, File.ReadAllText(OverlayFile).Replace("  - {target: $.gone, update: {a: 1}}\n", ""));
        Assert.That(await RunAsync("check", SpecFile), Is.EqualTo((0, $"1 actions: each does something to {FileNames.From(Environment.CurrentDirectory, SpecFile)}.\n")));
        Assert.That(JObject.Parse((await RunAsync("apply", SpecFile)).Said)["info"]!["title"]!.ToString(), Is.EqualTo("Better"));
    }

    private static async Task<(int Exit, string Said)> RunAsync(params string[] arguments)
    {
        var said = new StringWriter { NewLine = "\n" };
        var exit = await OverlayCommand.Create().Parse(arguments).RunAsync(new InvocationConfiguration { Output = said, Error = said });
        return (exit, said.ToString());
    }
}
