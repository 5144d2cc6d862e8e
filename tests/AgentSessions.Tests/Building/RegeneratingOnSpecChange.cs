using System.Text.RegularExpressions;
using SpecClients.OpenApi.Files;

namespace AgentSessions.Tests.Building;

/// <summary>The real build, on a copy of the tree: one after another, each step from where the last one left it.</summary>
[TestFixture]
internal sealed partial class RegeneratingOnSpecChange
{
    private const string Library = "src/AgentSessions.NSwag";

    private CopiedTree _tree = null!;

    [OneTimeSetUp]
    public void CopyTheTree() => _tree = new CopiedTree();

    [OneTimeTearDown]
    public void RemoveTheCopy() => _tree.Dispose();

    [Test, Order(1)]
    public async Task A_build_of_an_unchanged_tree_runs_no_generator_and_changes_nothing()
    {
        var before = Hash.OfFolder(_tree["generated"]);
        var (exitCode, output) = await BuildAsync();
        Assert.Multiple(() =>
        {
            Assert.That(exitCode, Is.Zero, output);
            Assert.That(output, Does.Not.Match("(NSwag|Kiota) [0-9]"));
            Assert.That(Hash.OfFolder(_tree["generated"]), Is.EqualTo(before));
        });
    }

    [Test, Order(2)]
    public async Task A_second_build_does_not_even_ask_the_compiler()
    {
        var (exitCode, output) = await BuildAsync("-v:n");
        Assert.Multiple(() =>
        {
            Assert.That(exitCode, Is.Zero, output);
            Assert.That(output, Does.Contain("Skipping target \"GenerateSpecClients\" because all output files are up-to-date"));
        });
    }

    [Test, Order(3)]
    public async Task Removed_clients_come_back_byte_for_byte()
    {
        var before = Hash.OfFolder(_tree["generated"]);
        foreach (var vendor in Directory.GetDirectories(_tree["generated"]))
            Directory.Delete(Path.Combine(vendor, "NSwag"), recursive: true);
        var (exitCode, output) = await BuildAsync();
        Assert.Multiple(() =>
        {
            Assert.That(exitCode, Is.Zero, output);
            Assert.That(Hash.OfFolder(_tree["generated"]), Is.EqualTo(before));
        });
    }

    [Test, Order(4)]
    public async Task A_property_that_the_vendor_adds_can_be_used_after_a_build()
    {
        _tree.Edit("specs/meibel.yaml", "        agent_name:\n", "        colour_code:\n          type: string\n        agent_name:\n");
        Directory.CreateDirectory(_tree["tests/probe"]);
        File.WriteAllText(_tree["tests/probe/probe.csproj"], """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><OutputType>Exe</OutputType><GenerateDocumentationFile>false</GenerateDocumentationFile><EnforceCodeStyleInBuild>false</EnforceCodeStyleInBuild></PropertyGroup>
              <ItemGroup><ProjectReference Include="../../src/AgentSessions.NSwag/AgentSessions.NSwag.csproj" /></ItemGroup>
            </Project>
            """);
        File.WriteAllText(_tree["tests/probe/Program.cs"], """
            using AgentSessions.Generated.Meibel.NSwag;

            Console.WriteLine(new SessionSummary { SessionId = "s", Status = "RUNNING", ColourCode = "teal" }.ColourCode);
            """);
        var (exitCode, output) = await _tree.DotnetAsync("build", "tests/probe", "--nologo");
        var (_, printed) = await _tree.DotnetAsync("run", "--project", "tests/probe", "--no-build");
        Assert.Multiple(() =>
        {
            Assert.That(exitCode, Is.Zero, output);
            Assert.That(printed.TrimEnd(), Is.EqualTo("teal"));
            Assert.That(Generated(output), Is.EqualTo((string[])["NSwag Meibel"]), "Only the vendor whose spec changed is generated anew, by the generator that the project asks for.");
            Assert.That(output, Does.Contain("SC0109"), "The stale hash in sources.json is told.");
        });
    }

    [Test, Order(5)]
    public async Task A_broken_spec_is_a_build_error_at_its_line_and_leaves_the_clients_whole()
    {
        var before = Hash.OfFolder(_tree["generated"]);
        _tree.Edit("specs/lyzr.yaml", "\npaths:\n", "\npathz:\n");
        var (exitCode, output) = await BuildAsync();
        Assert.Multiple(() =>
        {
            Assert.That(exitCode, Is.EqualTo(1));
            Assert.That(output, Does.Match(@"specs/lyzr\.yaml\(11,1\): error SC0102: Unknown member 'pathz'\. Did you mean 'paths'\?"));
            Assert.That(Hash.OfFolder(_tree["generated"]), Is.EqualTo(before));
        });
    }

    private Task<(int ExitCode, string Output)> BuildAsync(params string[] more) =>
        _tree.DotnetAsync(["build", Library, "--nologo", .. more]);

    private static string[] Generated(string output) => GeneratorReport().Matches(output).Select(report => $"{report.Groups[1].Value} {report.Groups[2].Value}").ToArray();

    [GeneratedRegex(@"(NSwag|Kiota) [\d.]+: ([\w, ]+)")]
    private static partial Regex GeneratorReport();
}
