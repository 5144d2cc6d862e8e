using System.CommandLine;
using AgentSessions.Tests.Compilation;
using SpecClients.Generation.Commands;
using SpecCompiler.Commands;

namespace AgentSessions.Tests.Projects;

/// <summary>The verb <c>client</c> on a project that is there: it keeps what is its own, and says what has changed.</summary>
internal sealed class AddingToProjects
{
    private const string Mine = """
        <Project Sdk="Microsoft.NET.Sdk">

            <!-- Mine. -->
            <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
            </PropertyGroup>

            <ItemGroup>
                <PackageReference Include='NUnit' Version="4.6.1"/> <!-- For the tests. -->
            </ItemGroup>
        </Project>
        """;

    private string _folder = null!;
    private string _said = null!;

    private string Project => Path.Combine(_folder, "app", "App.csproj");

    private string Text => File.ReadAllText(Project);

    [SetUp]
    public async Task CreateAsync()
    {
        _folder = Directory.CreateTempSubdirectory("adding-").FullName;
        Directory.CreateDirectory(Path.Combine(_folder, "app"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "acme.yaml"), SpecText.WithSchema("{ type: string }"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "best.yaml"), SpecText.WithSchema("{ type: integer }"));
        await File.WriteAllTextAsync(Project, Mine);
    }

    [TearDown]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task What_was_there_stays_as_it_was()
    {
        Assert.That(await RunAsync("acme.yaml", "Acme"), Is.Zero, _said);
        var mine = Mine.Split('\n');
        Assert.That(Text.Split('\n').Aggregate(0, (at, line) => at < mine.Length && line == mine[at] ? at + 1 : at), Is.EqualTo(mine.Length), Text);
        Assert.That(Text, Does.Contain("<!-- For the tests. -->\n        <SpecClient Include=\"../acme.yaml\" Generator=\"NSwag\" Namespace=\"Acme\" ClientName=\"Acme\" GeneratedFolder=\"Generated\" />\n    </ItemGroup>"));
        Assert.That(_said, Does.Contain("App.csproj: SpecClient ../acme.yaml added").And.Contain("Generated/Acme/openapi.json written").And.Contain("NSwag 14"));
    }

    [Test]
    public async Task Again_there_is_nothing_to_change()
    {
        await RunAsync("acme.yaml", "Acme");
        var (text, written) = (Text, File.GetLastWriteTimeUtc(Project));
        Assert.That(await RunAsync("acme.yaml", "Acme"), Is.Zero, _said);
        Assert.That(_said, Does.StartWith("Nothing has changed."));
        Assert.That((Text, File.GetLastWriteTimeUtc(Project)), Is.EqualTo((text, written)));
    }

    [Test]
    public async Task Another_client_gets_an_item_of_its_own_and_the_first_keeps_its_code()
    {
        await RunAsync("acme.yaml", "Acme");
        Assert.That(await RunAsync("best.yaml", "Best", "--generator", "kiota"), Is.Zero, _said);
        Assert.That(Text.Split("<SpecClient ").Length, Is.EqualTo(3));
        Assert.That(Text.Split("<Import ").Length, Is.EqualTo(3), "The toolchain is referred to once.");
        Assert.That(Code("Acme/NSwag/AcmeClient.g.cs"), Does.Exist);
        Assert.That(Code("Best/Kiota/BestClient.cs"), Does.Exist);
    }

    [Test]
    public async Task The_same_client_of_another_description_by_another_generator_has_its_item_changed_and_its_old_code_removed()
    {
        await RunAsync("acme.yaml", "Acme");
        await File.WriteAllTextAsync(Project, Text.Replace("Namespace=\"Acme\"", "Namespace=\"Mine.Acme\" Access=\"internal\""));
        Assert.That(await RunAsync("best.yaml", "Acme", "--generator", "kiota"), Is.Zero, _said);
        Assert.That(Text, Does.Contain("<SpecClient Include=\"../best.yaml\" Generator=\"Kiota\" Namespace=\"Mine.Acme\" Access=\"internal\" ClientName=\"Acme\""));
        Assert.That(_said, Does.Contain("Include is ../best.yaml, was ../acme.yaml").And.Contain("Generator is Kiota, was NSwag"));
        Assert.That(Code("Acme/NSwag"), Does.Not.Exist);
        Assert.That(File.ReadAllText(Code("Acme/Kiota/AcmeClient.cs")), Does.Contain("namespace Mine.Acme").And.Contain("internal partial class"),
            "It is made as the item says.");
    }

    [Test]
    public async Task An_item_in_elements_with_no_name_of_its_own_is_found_by_its_description()
    {
        await File.WriteAllTextAsync(Project, Mine.Replace("</Project>", """
                <ItemGroup Condition="true">
                    <SpecClient Include="..\acme.yaml">
                        <Generator>nswag</Generator>
                        <GeneratedFolder>code</GeneratedFolder>
                    </SpecClient>
                </ItemGroup>
            </Project>
            """));
        Assert.That(await RunAsync("acme.yaml", "Acme"), Is.Zero, _said);
        Assert.That(Text, Does.Contain("<SpecClient Include=\"..\\acme.yaml\" ClientName=\"Acme\">").And.Contain("<Generator>nswag</Generator>"));
        Assert.That(Path.Combine(_folder, "app", "code", "Acme", "NSwag", "AcmeClient.g.cs"), Does.Exist);
    }

    [TestCase("Namespace=\"Acme\"", "Namespace=\"$(RootNamespace)\"",
        @"App\.csproj\(\d+,\d+\): error SC0125: Namespace=""\$\(RootNamespace\)"" is MSBuild's to work out")]
    [TestCase("Namespace=\"Acme\"", "Namespace=\"9\"", @"App\.csproj\(\d+,\d+\): error SC0125: Namespace=""9"" cannot be a namespace")]
    [TestCase("<ItemGroup>", "<ItemGroup", @"App\.csproj\(\d+,\d+\): error SC0126: This is no XML that can be changed: ")]
    [TestCase("<Project Sdk", "<!DOCTYPE a [<!ENTITY b 'c'>]><Project Sdk", @"App\.csproj\(1,\d+\): error SC0126: This is no XML that can be changed: .*DTD")]
    [TestCase("Project", "Configuration", @"App\.csproj\(1,1\): error SC0126: This is no project of MSBuild's: it begins with <Configuration>\.")]
    public async Task What_cannot_be_changed_is_told_at_its_place_and_left(string from, string to, string said)
    {
        await RunAsync("acme.yaml", "Acme");
        var text = Text.Replace(from, to);
        await File.WriteAllTextAsync(Project, text);
        Assert.That(await RunAsync("best.yaml", "Acme"), Is.EqualTo(1), _said);
        Assert.That(_said, Does.Match(said));
        Assert.That(Text, Is.EqualTo(text));
    }

    [Test]
    public async Task A_project_of_another_language_is_told()
    {
        File.Move(Project, Path.ChangeExtension(Project, ".fsproj"));
        Assert.That(await RunAsync("acme.yaml", "Acme"), Is.EqualTo(1));
        Assert.That(_said, Does.Contain("App.fsproj(1,1): error SC0126: This is no project of C#: put the client into a C# library, and refer to that."));
    }

    [Test]
    public async Task Of_several_projects_none_is_taken()
    {
        File.Copy(Project, Path.Combine(_folder, "app", "Other.csproj"));
        Assert.That(await RunAsync("acme.yaml", "Acme"), Is.EqualTo(2));
        Assert.That(_said, Does.Contain("holds App.csproj and Other.csproj: name a folder that holds one project."));
    }

    [Test]
    [Platform("Linux")]
    public async Task Through_a_link_and_into_a_file_that_is_read_only_nothing_is_written()
    {
        File.Move(Project, Path.Combine(_folder, "real.csproj"));
        File.CreateSymbolicLink(Project, Path.Combine(_folder, "real.csproj"));
        Assert.That(await RunAsync("acme.yaml", "Acme"), Is.EqualTo(1));
        Assert.That(_said, Does.Contain("App.csproj(1,1): error SC0126: This is a link"));

        File.Delete(Project);
        File.Move(Path.Combine(_folder, "real.csproj"), Project);
        new FileInfo(Project).IsReadOnly = true;
        Assert.That(await RunAsync("acme.yaml", "Acme"), Is.EqualTo(1));
        Assert.That(_said, Does.Contain("App.csproj(1,1): error SC0126: This is read-only"));
        Assert.That(Directory.GetFileSystemEntries(Path.Combine(_folder, "app")), Has.Length.EqualTo(1));
    }

    private string Code(string name) => Path.Combine(_folder, "app", "Generated", name);

    private async Task<int> RunAsync(string spec, string name, params string[] more)
    {
        var said = new StringWriter();
        var exit = await ClientCommand.Create().Parse([Path.Combine(_folder, spec), "--name", name, "--output", Path.Combine(_folder, "app"), .. more])
            .RunAsync(new InvocationConfiguration { Output = said, Error = said });
        _said = said.ToString();
        return exit;
    }
}
