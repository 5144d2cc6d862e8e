using System.CommandLine;
using AgentSessions.Tests.Building;
using SpecClients.Generation.Commands;
using SpecCompiler.Commands;

namespace AgentSessions.Tests.Compilation;

/// <summary>The verb <c>client</c>: a project with a client of any description.</summary>
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
    public async Task The_project_is_an_item_that_names_the_description_and_what_the_client_runs_on()
    {
        Assert.That(await RunAsync(SpecText.WithSchema("{ type: object, properties: { id: { type: string } } }")), Is.Zero, _said);
        Assert.That(await File.ReadAllTextAsync(Project), Does.Contain("<SpecClient Include=\"../../spec.yaml\" Generator=\"NSwag\" Namespace=\"Acme\" ClientName=\"Acme\" GeneratedFolder=\"Generated\" />")
            .And.Contain("src/SpecClients.NSwag/bin/").And.Contain("SpecClients.Build.targets"));
        Assert.That(await File.ReadAllTextAsync(Generated("NSwag/AcmeClient.g.cs")), Does.Contain("namespace Acme").And.Contain("class ListThingsResponse"));
        Assert.That(Directory.GetFiles(Output, "*.cs", SearchOption.AllDirectories).Select(file => Path.GetFileName(file)), Is.EquivalentTo(["Acme.g.cs", "AcmeApi.g.cs", "AcmeClient.g.cs"]), "The client's code alone.");
        Assert.That(Directory.GetFileSystemEntries(Output), Has.Length.EqualTo(2), "No folder of work is left.");
    }

    [Test]
    public async Task A_build_finds_the_code_current_and_makes_it_anew_when_the_description_changes()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "made"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "made", "Directory.Build.props"), "<Project><PropertyGroup><TargetFramework>net48</TargetFramework></PropertyGroup></Project>");
        Assert.That(await RunAsync(SpecText.WithSchema("{ type: string }")), Is.Zero, _said);
        var made = File.GetLastWriteTimeUtc(Generated("NSwag/AcmeClient.g.cs"));
        var first = await BuildAsync();
        Assert.That(first, Does.Not.Contain("NSwag 14").And.Not.Contain("warning"), "No generator runs, and an outer repository's settings are none of the project's.");
        Assert.That(File.GetLastWriteTimeUtc(Generated("NSwag/AcmeClient.g.cs")), Is.EqualTo(made));

        await File.WriteAllTextAsync(Spec, (await File.ReadAllTextAsync(Spec)).Replace("listThings", "listOthers"));
        Assert.That(await BuildAsync(), Does.Contain("NSwag 14").And.Not.Contain("warning"));
        Assert.That(await File.ReadAllTextAsync(Generated("NSwag/AcmeClient.g.cs")), Does.Contain("ListOthersAsync"));

        async Task<string> BuildAsync()
        {
            var (exit, said) = await DotnetCommand.RunAsync(_folder, "build", Output, "--nologo");
            Assert.That(exit, Is.Zero, said);
            Assert.That(Path.Combine(Output, "bin", "Debug", "net10.0", "Acme.dll"), Does.Exist);
            return said;
        }
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
        Assert.That(await File.ReadAllTextAsync(Generated("NSwag/AcmeClient.g.cs")), Does.Contain("ListEverythingAsync"));
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
    public async Task A_folder_without_a_project_gets_one_beside_what_it_holds()
    {
        Directory.CreateDirectory(Output);
        await File.WriteAllTextAsync(Path.Combine(Output, "mine.txt"), "mine");
        Assert.That(await RunAsync(SpecText.WithSchema("{ type: string }")), Is.Zero, _said);
        Assert.That(Directory.GetFileSystemEntries(Output).Select(path => Path.GetFileName(path)), Is.EquivalentTo(["Acme.csproj", "Generated", "mine.txt"]));
    }

    [Test]
    public async Task What_stands_in_the_way_is_told_and_nothing_is_written()
    {
        Directory.CreateDirectory(Path.Combine(Output, "Generated"));
        await File.WriteAllTextAsync(Path.Combine(Output, "Generated", "mine.txt"), "mine");
        Assert.That(await RunAsync(SpecText.WithSchema("{ type: string }")), Is.EqualTo(1));
        Assert.That(_said, Does.Contain("mine.txt(1,1): error SC0121: This stands in the way"));
        Assert.That(Directory.GetFiles(Output, "*", SearchOption.AllDirectories), Has.Length.EqualTo(1));
    }

    [TestCase("spec.yaml")]
    [TestCase("nowhere.yaml")]
    public async Task A_file_in_the_place_of_the_folder_or_none_in_that_of_the_description_cannot_be_meant(string spec)
    {
        await File.WriteAllTextAsync(Spec, SpecText.WithSchema("{ type: string }"));
        Assert.That(await CallAsync(Path.Combine(_folder, spec), "--name", "Acme", "--output", Spec), Is.EqualTo(2));
        Assert.That(_said, Does.Contain(spec == "spec.yaml" ? "is a file: name a folder" : "There is no file"));
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

    private string Spec => Path.Combine(_folder, "spec.yaml");

    private string Project => Path.Combine(Output, "Acme.csproj");

    private string Generated(string name) => Path.Combine(Output, "Generated", "Acme", name);

    private async Task<int> RunAsync(string yaml, string name = "Acme")
    {
        await File.WriteAllTextAsync(Spec, yaml);
        return await CallAsync(Spec, "--name", name, "--output", Output);
    }

    private async Task<int> CallAsync(params string[] arguments)
    {
        var said = new StringWriter();
        var exit = await ClientCommand.Create().Parse(arguments).RunAsync(new InvocationConfiguration { Output = said, Error = said });
        _said = said.ToString();
        return exit;
    }
}
