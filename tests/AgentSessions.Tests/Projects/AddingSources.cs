using System.CommandLine;
using AgentSessions.Tests.Workflow;
using Newtonsoft.Json.Linq;
using SpecClients.Generation.Commands;
using SpecCompiler.Commands;

namespace AgentSessions.Tests.Projects;

/// <summary>The verb <c>add</c>: a client of a description that is somewhere.</summary>
internal sealed class AddingSources
{
    private const string Spec = "openapi: 3.0.3\ninfo: {title: A, version: '1'}\npaths:\n  /a: {get: {operationId: a, responses: {'200': {description: OK}}}}\n";
    private const string Project = "<Project Sdk=\"Microsoft.NET.Sdk\">\n  <PropertyGroup>\n    <TargetFramework>net10.0</TargetFramework>\n  </PropertyGroup>\n</Project>\n";

    private TestTree _tree = null!;

    [SetUp]
    public void Make()
    {
        _tree = new TestTree();
        _tree["app/App.csproj"] = Project;
    }

    [TearDown]
    public void Remove() => _tree.Dispose();

    [Test]
    public async Task A_description_below_the_project_stays_where_it_is()
    {
        _tree["app/api/my-notes.yaml"] = Spec;
        Assert.That(await RunAsync(_tree.At("app/api/my-notes.yaml")), Is.EqualTo(0), _said);
        Assert.That(_tree["app/App.csproj"], Does.Contain("<SpecClient Include=\"api/my-notes.yaml\" Generator=\"NSwag\" Namespace=\"MyNotes\" ClientName=\"MyNotes\""));
        Assert.That(Directory.Exists(_tree.At("app/specs")), Is.False);
    }

    [Test]
    public async Task Any_other_is_taken_with_where_it_came_from()
    {
        _tree["elsewhere/acme.yaml"] = Spec;
        Assert.That(await RunAsync(_tree.At("elsewhere/acme.yaml"), "--generator", "kiota"), Is.EqualTo(0), _said);
        Assert.That(_tree["app/specs/acme.yaml"], Is.EqualTo(Spec));
        Assert.That(JObject.Parse(_tree["app/specs/sources.json"])["sources"]![0]!["source"]!.ToString(), Is.EqualTo("../../elsewhere/acme.yaml"));
        Assert.That(_tree["app/App.csproj"], Does.Contain("<SpecClient Include=\"specs/acme.yaml\" Generator=\"Kiota\""));
        Assert.That(await RunAsync(_tree.At("elsewhere/acme.yaml"), "--generator", "kiota"), Is.EqualTo(0), "Once more it is there already.");
        Assert.That(_said, Does.StartWith("Nothing has changed."));
    }

    [Test]
    public async Task One_that_no_client_can_be_made_of_leaves_nothing()
    {
        _tree["elsewhere/acme.yaml"] = "swagger: '2.0'\npaths: {}\n";
        Assert.That(await RunAsync(_tree.At("elsewhere/acme.yaml")), Is.EqualTo(1));
        Assert.That((_tree["app/App.csproj"], Directory.Exists(_tree.At("app/specs"))), Is.EqualTo((Project, false)));
        Assert.That(_said, Does.Contain("error SC0101"));
    }

    [Test]
    public async Task Another_of_the_same_name_is_not_overwritten()
    {
        _tree["elsewhere/acme.yaml"] = Spec;
        _tree["app/specs/acme.yaml"] = Spec + "# ours\n";
        Assert.That(await RunAsync(_tree.At("elsewhere/acme.yaml")), Is.EqualTo(2));
        Assert.That(_said, Does.Contain("is there already, and another"));
    }

    private string _said = "";

    private async Task<int> RunAsync(params string[] arguments)
    {
        var said = new StringWriter();
        var exit = await AddCommand.Create().Parse([.. arguments, "--project", _tree.At("app")]).RunAsync(new InvocationConfiguration { Output = said, Error = said });
        _said = said.ToString();
        return exit;
    }
}
