using System.CommandLine;
using SpecClients.Generation.Commands;
using SpecCompiler.Commands;

namespace AgentSessions.Tests.Compilation;

/// <summary>The verb <c>client</c>: a project of its own for any description.</summary>
internal sealed class AnySpecClients
{
    private string _folder = null!;
    private string _said = null!;

    private string Output => Path.Combine(_folder, "made", "client");

    [SetUp]
    public void Create() => _folder = Directory.CreateTempSubdirectory("client-").FullName;

    [TearDown]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task The_project_holds_the_client_its_runtime_and_its_packages()
    {
        Assert.That(await RunAsync(SpecText.WithSchema("{ type: object, properties: { id: { type: string } } }")), Is.Zero, _said);
        var project = await File.ReadAllTextAsync(Path.Combine(Output, "Acme.csproj"));
        Assert.That(project, Does.Contain("Include=\"Newtonsoft.Json\" Version=\"13.0.4\"").And.Contain("Include=\"Microsoft.Extensions.Http.Resilience\""));
        Assert.That(await File.ReadAllTextAsync(Path.Combine(Output, "Client", "AcmeClient.g.cs")), Does.Contain("namespace Acme").And.Contain("class ListThingsResponse"));
        Assert.That(await File.ReadAllTextAsync(Path.Combine(Output, "Client", "AcmeApi.g.cs")), Does.Contain("namespace Acme;"));
        Assert.That(Path.Combine(Output, "Runtime", "SpecClients.NSwag", "GeneratedClient.cs"), Does.Exist);
        Assert.That(Path.Combine(Output, "Runtime", "SpecClients", "Client", "ClientPipeline.cs"), Does.Exist);
        Assert.That(Directory.GetFiles(Output, "*.cs", SearchOption.AllDirectories).Where(file => File.ReadAllText(file).Contains("AgentSessions.Generated")), Is.Empty, "No vendor of ours comes along.");
    }

    [Test]
    public async Task An_overlay_beside_the_description_is_applied()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "spec.overlay.yaml"), """
            overlay: 1.0.0
            info: { title: Acme, version: '1' }
            actions:
              - target: $.paths['/things'].get
                x-reason: A better name.
                update: { operationId: listEverything }
            """);
        Assert.That(await RunAsync(SpecText.WithSchema("{ type: string }")), Is.Zero, _said);
        Assert.That(await File.ReadAllTextAsync(Path.Combine(Output, "Client", "AcmeClient.g.cs")), Does.Contain("ListEverythingAsync"));
        Assert.That(_said, Does.Contain("spec.overlay.yaml applied to"), "Whoever runs it sees that there is one.");
    }

    [Test]
    public async Task Nothing_is_written_on_failure()
    {
        Assert.That(await RunAsync("swagger: '2.0'\npaths: {}\n"), Is.EqualTo(1));
        Assert.That(_said, Does.Contain("spec.yaml(1,1): error SC0101: This is Swagger 2.0"));
        Assert.That(Directory.GetFileSystemEntries(_folder), Has.Length.EqualTo(1), "The description alone.");
    }

    [Test]
    public async Task A_folder_that_holds_something_is_left_alone()
    {
        Directory.CreateDirectory(Output);
        await File.WriteAllTextAsync(Path.Combine(Output, "mine.txt"), "mine");
        Assert.That(await RunAsync(SpecText.WithSchema("{ type: string }")), Is.EqualTo(2));
        Assert.That(_said, Does.Contain("name a new or an empty folder"));
        Assert.That(Directory.GetFileSystemEntries(Output), Has.Length.EqualTo(1));
    }

    [TestCase("acme")]
    [TestCase("9")]
    [TestCase("")]
    [TestCase("Ac me")]
    public async Task A_name_that_C_sharp_would_not_take_is_a_question_that_cannot_be_meant(string name)
    {
        Assert.That(await RunAsync(SpecText.WithSchema("{ type: string }"), name), Is.EqualTo(2));
        Assert.That(_said, Does.Contain("cannot name a client"));
    }

    private async Task<int> RunAsync(string yaml, string name = "Acme")
    {
        var spec = Path.Combine(_folder, "spec.yaml");
        await File.WriteAllTextAsync(spec, yaml);
        var said = new StringWriter();
        var exit = await ClientCommand.Create().Parse([spec, "--name", name, "--output", Output]).RunAsync(new InvocationConfiguration { Output = said, Error = said });
        _said = said.ToString();
        return exit;
    }
}
