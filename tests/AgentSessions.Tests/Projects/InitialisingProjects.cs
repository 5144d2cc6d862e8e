using System.CommandLine;
using AgentSessions.Tests.Workflow;
using SpecClients.Generation.Commands;
using SpecCompiler.Commands;
using SpecCompiler.Projects;

namespace AgentSessions.Tests.Projects;

/// <summary>The verb <c>init</c>, and where a client's references lead.</summary>
internal sealed class InitialisingProjects
{
    private const string Project = "<Project Sdk=\"Microsoft.NET.Sdk\">\n  <PropertyGroup>\n    <TargetFramework>net10.0</TargetFramework>\n  </PropertyGroup>\n</Project>\n";

    private TestTree _tree = null!;

    [SetUp]
    public void Create()
    {
        _tree = new TestTree();
        _tree["app/App.csproj"] = Project;
    }

    [TearDown]
    public void Remove() => _tree.Dispose();

    [TestCase("app", "NSwag")]
    [TestCase("app/App.csproj", "Kiota")]
    public async Task What_an_item_needs_is_added_once(string path, string generator)
    {
        var (exit, said) = await RunAsync("--project", _tree.At(path), "--generator", generator);
        Assert.That(exit, Is.Zero, said);
        Assert.That(_tree["app/App.csproj"],
            Does.Contain($"src/SpecClients.{generator}/bin/").And.Contain("SpecClients.Build.targets").And.StartsWith(Project[..40]));
        Assert.That(said, Does.Contain("added").And.Contain($"Next: <SpecClient Include=\"specs/acme.yaml\" Generator=\"{generator}\" Namespace=\"Acme\" />"));
        var first = _tree["app/App.csproj"];
        Assert.That((await RunAsync("--project", _tree.At(path), "--generator", generator)).Said, Does.StartWith("Nothing has changed."));
        Assert.That(_tree["app/App.csproj"], Is.EqualTo(first));
    }

    [TestCase("nowhere", "There is no project in ")]
    [TestCase("app", "holds App.csproj and Other.csproj: name a folder that holds one project.")]
    public async Task Which_project_is_meant_has_to_be_clear(string path, string why)
    {
        _tree["app/Other.csproj"] = Project;
        var (exit, said) = await RunAsync("--project", _tree.At(path));
        Assert.That(exit, Is.EqualTo(2));
        Assert.That(said, Does.Contain(why));
    }

    [Test]
    public void A_tool_that_came_as_a_package_refers_to_packages_of_its_own_version()
    {
        var package = _tree.At("store/specclients.tool/1.2.3");
        var file = ProjectFile.Read(_tree.At("app/App.csproj"), "App.csproj");
        Toolchain.Find(Path.Combine(package, "tools", "net10.0", "any")).AddTo(file, new ProjectPackages(file, name => name), "Kiota");
        Assert.That(System.Text.Encoding.UTF8.GetString(file.Write()!.Value.Bytes), Does.Contain("""
              <ItemGroup>
                <PackageReference Include="SpecClients.Build" Version="1.2.3" PrivateAssets="all" />
                <PackageReference Include="SpecClients.Kiota" Version="1.2.3" />
              </ItemGroup>
            """));
    }

    private static async Task<(int Exit, string Said)> RunAsync(params string[] arguments)
    {
        var said = new StringWriter();
        var exit = await InitCommand.Create().Parse(arguments).RunAsync(new InvocationConfiguration { Output = said, Error = said });
        return (exit, said.ToString());
    }
}
