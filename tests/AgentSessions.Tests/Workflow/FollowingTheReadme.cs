using System.Reflection;
using System.Text.RegularExpressions;
using AgentSessions.Hostile.Measuring;
using AgentSessions.Tests.Building;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using SpecClients.Generation.PublicApi;

namespace AgentSessions.Tests.Workflow;

/// <summary>
/// The README's commands for a vendor that changes its spec, as they stand there, in a copy of the tree; and then its
/// command for fidelity, which calls the clients. The vendor has slipped in what would be code.
/// </summary>
[TestFixture]
internal sealed partial class FollowingTheReadme
{
    private const string Spec = "specs/meibel.yaml";
    private const string Fidelity = "fidelity meibel";
    private const string LeftOut = "warning SC0111: 'x-style' steers what is generated, and counts in an overlay of ours alone. It is left out.";

    private const BindingFlags Everything =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly string[] Generators = ["NSwag", "Kiota"];
    private static readonly string[] Builds = ["bin", "obj"];

    private readonly Dictionary<string, (int Exit, string Output)> _ended = [];
    private CopiedTree _tree = null!;
    private ChangedMeibel _change = null!;
    private Surroundings _surroundings = null!;
    private string _page = null!;

    private static IReadOnlyList<string> Commands => CommandBlock()
        .Match(File.ReadAllText(Path.Combine(TestTree.Ours, "README.md")).ReplaceLineEndings("\n")).Groups["commands"].Value
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split('#')[0].Trim())
        .ToList();

    /// <summary>The file that what was slipped in would write: beside the tree.</summary>
    private string Written => Path.Combine(_tree.Surroundings, "written").Replace('\\', '/');

    [OneTimeSetUp]
    public async Task FollowAsync()
    {
        _tree = new CopiedTree();
        LeaveOutTests(_tree);
        _change = new ChangedMeibel(File.ReadAllText(_tree[Spec]), Written);
        await using var vendor = await _change.ServeAsync();
        _page = $"{vendor.Urls.Single()}/list.md";
        _tree.Edit("specs/sources.json", "https://docs.meibel.ai/llms.txt", $"{vendor.Urls.Single()}/llms.txt");
        TestTree.Commit(_tree.Root);
        var projects = Directory.EnumerateFiles(_tree.Root, "*.csproj", SearchOption.AllDirectories).Select(project => Path.GetDirectoryName(project)!);
        _surroundings = new Surroundings(
            _tree.Surroundings, except: [_tree[".git"], .. projects.SelectMany(project => Builds.Select(build => Path.Combine(project, build)))]);
        foreach (var command in Commands.Append($"dotnet run --no-build --project build/SpecCompiler -- {Fidelity}"))
        {
            // The vendor of these tests is on this machine, and speaks http.
            var allowed = command.Contains(" update ", StringComparison.Ordinal) ? " --allow-host 127.0.0.1" : "";
            var ended = await DotnetCommand.RunAsync(_tree.Root, (command + allowed).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..]);
            _ended[command.Split(" -- ")[^1]] = ended;
        }
    }

    [OneTimeTearDown]
    public void RemoveTree() => _tree.Dispose();

    [Test]
    public void There_are_five_commands() =>
        Assert.That(
            Commands.Select(command => command.Split(" -- ")[^1]),
            Is.EqualTo(["update meibel", "update meibel --write", "dotnet build", "report meibel", "verify"]));

    [Test]
    public void An_update_shows_what_is_new()
    {
        var (exit, output) = _ended["update meibel"];
        Assert.That(exit, Is.EqualTo(1), output);
        Assert.That(output, Does.Contain("  minor  response property added: data[].colour_code").And.Contain("nothing written"));
    }

    [Test]
    public void An_update_writes_it_byte_for_byte_when_asked()
    {
        var (exit, output) = _ended["update meibel --write"];
        Assert.That(exit, Is.EqualTo(1), output);
        Assert.That(output, Does.Contain($"meibel: {Spec} written"));
        Assert.That(File.ReadAllText(_tree[Spec]), Is.EqualTo(_change.Text));
    }

    [TestCaseSource(nameof(Generators))]
    public void The_build_makes_clients_that_have_it(string generator)
    {
        Assert.That(_ended["dotnet build"].Exit, Is.Zero, _ended["dotnet build"].Output);
        var models = $"AgentSessions.Generated.Meibel.{generator}{(generator == "Kiota" ? ".Models" : "")}";
        Assert.That(Clients(generator).GetType($"{models}.SessionSummary", throwOnError: true)!.GetProperty("ColourCode"), Is.Not.Null);
    }

    [Test]
    public void The_report_says_what_it_means_for_callers()
    {
        var (exit, output) = _ended["report meibel"];
        Assert.That(exit, Is.EqualTo(1), output);
        Assert.That(output, Does.Contain("## `meibel`: minor").And.Contain("response property added: `data[].colour_code`").And.Contain("## Changelog entry"));
        Assert.That(output, Does.Match("  public class SessionSummary[^\n]*\n\\+     public string\\? ColourCode { get; init; }"));
        Assert.That(output, Does.Contain("+     public string? ColourCode { get; set; }"));
    }

    [TestCase("verify")]
    [TestCase(Fidelity)]
    public void What_CI_asks_holds(string command) => Assert.That(_ended[command].Exit, Is.Zero, _ended[command].Output);

    [Test]
    public void The_line_that_would_steer_is_warned_of_where_it_stands()
    {
        Assert.That(_ended["update meibel"].Output, Does.Contain($"{_page}{_change.PlaceOnPage}: {LeftOut}"));
        Assert.That(_ended["update meibel --write"].Output, Does.Contain($"{_page}{_change.PlaceOnPage}: {LeftOut}"));
        Assert.That(_ended["dotnet build"].Output, Does.Contain($"{Spec}{_change.Place}: {LeftOut}"));
    }

    [Test]
    public async Task Nothing_that_was_slipped_in_has_run_or_is_code()
    {
        Assert.That(Written, Does.Not.Exist);
        var sources = Sources(_tree["generated"]).ToList();
        var lines = sources.SelectMany(source => source.Text.Split('\n')).Where(line => line.Contains(ChangedMeibel.Canary, StringComparison.Ordinal)).ToList();
        Assert.That(lines, Is.Not.Empty.And.All.Match("^ *///"), "As prose it is there.");
        Assert.That(CodeIn(sources), Is.Empty);
        foreach (var generator in Generators)
        {
            var members = Clients(generator).GetTypes().SelectMany(type => type.GetMembers(Everything).Prepend(type)).Select(member => member.Name);
            Assert.That(members, Has.None.Contains(ChangedMeibel.Canary));
            // The documents are in it as data.
            var image = await File.ReadAllTextAsync(Clients(generator).Location, System.Text.Encoding.Latin1);
            foreach (var document in Clients(generator).GetManifestResourceNames())
            {
                using var reader = new StreamReader(Clients(generator).GetManifestResourceStream(document)!, System.Text.Encoding.Latin1, detectEncodingFromByteOrderMarks: false);
                image = image.Replace(await reader.ReadToEndAsync(), "", StringComparison.Ordinal);
            }
            Assert.That(image, Does.Not.Contain(ChangedMeibel.Canary));
        }
    }

    [Test]
    public void In_the_report_it_is_a_quotation()
    {
        var report = Markdown.Parse(_ended["report meibel"].Output);
        var words = report.Descendants<LiteralInline>().Select(text => text.Content.ToString());
        Assert.That(words, Has.None.Contains(ChangedMeibel.Canary));
        Assert.That(report.Descendants<HtmlInline>(), Is.Empty);
    }

    [Test]
    public void Nothing_has_changed_but_what_the_commands_are_for()
    {
        var changes = _surroundings.Changes().Select(change => change.Replace('\\', '/')).ToList();
        Assert.That(changes, Does.Contain("repository/specs/meibel.yaml has changed"));
        Assert.That(changes, Does.Contain("repository/generated/Meibel/NSwag/MeibelClient.g.cs has changed"));
        Assert.That(changes, Has.All.Match("^repository/(specs/(meibel\\.yaml|sources\\.json)|generated/(generated\\.lock\\.json|Meibel/.*)|src/AgentSessions\\.(NSwag|Kiota)/PublicApi/Meibel\\.txt) has changed$"));
    }

    private static IReadOnlyList<string> CodeIn(IReadOnlyList<(string Name, string Text)> sources) => SourceCheck.Of(sources, ChangedMeibel.Canary).Tokens;

    private static IEnumerable<(string Name, string Text)> Sources(string folder) =>
        Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Select(file => (Path.GetRelativePath(folder, file), File.ReadAllText(file)));

    private Assembly Clients(string generator) => AssemblyFolder.Load(_tree[$"src/AgentSessions.{generator}/bin/Debug/net10.0/AgentSessions.{generator}.dll"]);

    /// <summary>These tests are no part of what the commands are about, and take longest to build.</summary>
    private static void LeaveOutTests(CopiedTree tree)
    {
        Directory.Delete(tree["tests"], recursive: true);
        var solution = File.ReadAllText(tree["AgentSessions.Generated.sln"]);
        foreach (var id in TestProject().Matches(solution).Select(project => project.Groups["id"].Value).ToList())
            solution = Regex.Replace(TestProject().Replace(solution, ""), $".*{Regex.Escape(id)}.*\n", "");
        File.WriteAllText(tree["AgentSessions.Generated.sln"], solution);
    }

    [GeneratedRegex(@"## When a vendor changes its spec\n+```\n(?<commands>[^`]*)```")]
    private static partial Regex CommandBlock();

    [GeneratedRegex(@"Project\(""[^""]*""\) = ""[^""]*"", ""tests[\\/][^""]*"", ""(?<id>[^""]*)""\r?\nEndProject\r?\n")]
    private static partial Regex TestProject();
}
