using System.CommandLine;
using SpecClients.Generation.Commands;
using SpecCompiler.Commands;

namespace AgentSessions.Tests.Workflow;

/// <summary>The verb <c>overlay query</c>: what a JSONPath selects, before it is an action's target.</summary>
internal sealed class QueryingDescriptions
{
    private DirectoryInfo _folder = null!;

    private string SpecFile => Path.Combine(_folder.FullName, "acme.yaml");

    [SetUp]
    public void Write()
    {
        _folder = Directory.CreateTempSubdirectory("query-");
        File.WriteAllText(SpecFile, "openapi: 3.0.3\ninfo: {title: Acme, version: '1'}\npaths: {\"/it's\": {get: {tags: [a, b]}}}\n");
    }

    [TearDown]
    public void Remove() => _folder.Delete(recursive: true);

    [Test]
    public async Task It_says_the_normalized_path_of_each_node() =>
        Assert.That(await RunAsync(SpecFile, "$..tags[*]"), Is.EqualTo((0, "$['paths']['/it\\'s']['get']['tags'][0]\n$['paths']['/it\\'s']['get']['tags'][1]\n", "")));

    [Test]
    public async Task It_writes_the_values_as_an_array_of_JSON()
    {
        Assert.That(await RunAsync(SpecFile, "$..tags[*]", "--format", "json"), Is.EqualTo((0, "[\n  \"a\",\n  \"b\"\n]\n", "")));
        Assert.That(await RunAsync(SpecFile, "$..tags", "--format", "json"), Is.EqualTo((0, "[\n  [\n    \"a\",\n    \"b\"\n  ]\n]\n", "")));
    }

    [Test]
    public async Task Nothing_is_1_and_what_is_no_JSONPath_is_2_with_its_column()
    {
        Assert.That(await RunAsync(SpecFile, "$.gone"), Is.EqualTo((1, "", "")));
        Assert.That(await RunAsync(SpecFile, "$.gone", "--format", "json"), Is.EqualTo((1, "[]\n", "")));
        Assert.That(await RunAsync(SpecFile, "$.info["), Is.EqualTo((2, "", "$.info[: column 8: A selector is missing: a name in quotes, a place, a slice, '*' or '?': here it ends.\n")));
        Assert.That((await RunAsync(SpecFile, "$", "--format", "xml")).Exit, Is.EqualTo(2));
        Assert.That((await RunAsync(Path.Combine(_folder.FullName, "none.yaml"), "$")).Exit, Is.EqualTo(2));
    }

    private static async Task<(int Exit, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var (output, error) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var exit = await OverlayCommand.Create().Parse(["query", .. arguments]).RunAsync(new InvocationConfiguration { Output = output, Error = error });
        return (exit, output.ToString(), error.ToString());
    }
}
