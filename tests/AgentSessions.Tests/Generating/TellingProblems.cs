using System.CommandLine;
using System.Security.Cryptography;
using AgentSessions.Tests.Building;
using AgentSessions.Tests.Compilation;
using AgentSessions.Tests.Workflow;
using SpecClients.Generation.Commands;
using SpecClients.Generation.Engines;
using SpecClients.Generation.Kiota;
using SpecClients.Generation.NSwag;
using SpecClients.Generation.Working;
using SpecClients.OpenApi.Compiling;
using SpecClients.OpenApi.Reading;

namespace AgentSessions.Tests.Generating;

/// <summary>What generators say is told once, at the line that it is about; what nobody foresaw is told in a line too.</summary>
internal sealed class TellingProblems
{
    private const string Spec = """
        openapi: 3.0.3
        info: { title: Acme, version: '1' }
        servers:
          - url: https://one.example.com
          - url: https://two.example.com
        paths:
          /things/{thing_id}:
            get:
              operationId: getThing
              parameters: [ { name: thing_id, in: path, required: true, schema: { type: string } } ]
              responses:
                '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } }
        components:
          schemas:
            Thing: { type: object, properties: { id: { type: string } } }
            Other: { type: object, properties: { id: { type: string } } }
        """;

    private string _work = null!;

    [SetUp]
    public void Create() => _work = Directory.CreateTempSubdirectory("told-").FullName;

    [TearDown]
    public void Remove() => Directory.Delete(_work, recursive: true);

    [Test]
    public async Task A_warning_of_Kiota_s_is_told_at_its_line_and_once()
    {
        var warnings = await new KiotaGenerator().GenerateAsync([SpecText.Tolerate(Spec)], _work);
        Assert.That(warnings.Select(warning => warning.ToString()), Has.One.Matches(@"^specs/acme\.yaml\(3,1\): warning SC0120: Kiota: Multiple servers entries"));
        Assert.That(warnings, Is.Unique);
    }

    [TestCase("The type does not contain any information Path: \\things\\{thing_id}, Reference Id: Thing", null, "(15,5)")]
    [TestCase("Could not read 'Other'", null, "(16,5)")]
    [TestCase("It fails", "Other", "(16,5)")]
    [TestCase("It fails", "#/components/schemas/Thing/properties/id/nothing", "(15,42)")]
    [TestCase("getThing has no answer", null, "(8,5)")]
    [TestCase("/things/{thing_id} is odd", null, "(7,3)")]
    [TestCase("Others are no schema, nor is a thing or an id", null, "(1,1)")]
    public void A_failure_is_told_where_the_document_speaks_of_what_it_names(string message, string? part, string place)
    {
        var problems = ProblemsOf(new Failing(message, part));
        Assert.That(problems, Has.Count.EqualTo(1));
        Assert.That(problems[0], Does.StartWith($"specs/acme.yaml{place}: error SC0120: NSwag ").And.Contain(message));
    }

    [Test]
    public void A_message_without_end_is_cut_and_stays_a_line()
    {
        var problem = ProblemsOf(new Failing(string.Concat(Enumerable.Repeat("word\n", 10_000)), null)).Single();
        Assert.That(problem, Has.Length.LessThan(800).And.Not.Contain("\n"));
    }

    [Test]
    public void One_document_s_failure_does_not_hide_another_s()
    {
        var documents = ((string[])["Acme", "Best"]).Select(name => EffectiveDocument.Standalone(name, DocumentReader.Parse(Spec, $"{name}.yaml"), overlay: null)).ToList();
        var run = new EngineRun("NSwag", new Failing("It fails", null), limits: null);
        var problems = Assert.ThrowsAsync<ProblemException>(() => run.RunAsync(Generator, documents, _work, CancellationToken.None))!.Problems;
        Assert.That(problems.Select(problem => problem.Mark.File), Is.EqualTo(["Acme.yaml", "Best.yaml"]));
    }

    [Test]
    public async Task What_nobody_foresaw_is_one_line_with_the_document_and_how_to_report_it()
    {
        var (exit, said) = await RunAsync((_, _, token) => new Deadline(TimeSpan.FromMinutes(1)).RunAsync<int>(new SourceMark("acme.yaml", 1, 1), _ => throw new InvalidOperationException("Not\nthis."), token));
        Assert.That(exit, Is.EqualTo(70));
        Assert.That(said, Does.Match(@"^acme\.yaml\(1,1\): error SC0170: [^\n]*InvalidOperationException[^\n]*Not this\.[^\n]*report[^\n]*\n$"));
    }

    [Test]
    public async Task What_the_disk_refuses_is_a_problem_and_no_mistake()
    {
        foreach (var refusal in new Exception[] { new IOException("No space left on device"), new UnauthorizedAccessException("Access to the path '/a' is denied."), new PathTooLongException("The path is too long.") })
            Assert.That(await RunAsync((_, _, _) => throw refusal), Is.EqualTo((1, $"SpecCompiler: error SC0121: {refusal.Message}\n")));
    }

    [Test]
    public async Task A_package_that_is_not_the_reviewed_one_is_not_unpacked_and_both_hashes_are_named()
    {
        var other = Convert.ToBase64String(SHA512.HashData([]));
        var (exit, said) = await DotnetCommand.RunAsync(
            TestTree.Ours, "msbuild", "build/Generation/SpecClients.Generation.csproj", "-t:CompareKiota", $"-p:KiotaSha512={other}", "-nologo");
        Assert.That(exit, Is.EqualTo(1), said);
        Assert.That(said, Does.Match("error .*Kiota [0-9.]+ is not used: its package has the SHA-512 [^ ]{88}, and Directory.Packages.props names").And.Contain(other).And.Contain("-p:KiotaSha512="));
    }

    private static NSwagGenerator Generator => new();

    private List<string> ProblemsOf(IEngine engine)
    {
        var run = new EngineRun("NSwag", engine, limits: null);
        return Assert.ThrowsAsync<ProblemException>(() => run.RunAsync(Generator, [SpecText.Tolerate(Spec)], _work, CancellationToken.None))!.Problems.Select(problem => problem.ToString()).ToList();
    }

    private static async Task<(int Exit, string Said)> RunAsync(Func<ParseResult, TextWriter, CancellationToken, Task<int>> verb)
    {
        var command = new RootCommand();
        command.SetVerb(verb);
        var said = new StringWriter { NewLine = "\n" };
        return (await command.Parse([]).RunAsync(new InvocationConfiguration { Output = said, Error = said }), said.ToString());
    }

    private sealed class Failing(string message, string? part) : IEngine
    {
        public Task GenerateAsync(JobDocument document, Action<Told> tell)
        {
            if (part is not null)
                tell(new Told(ToldKind.Part, part));
            throw new InvalidOperationException(message);
        }
    }
}
