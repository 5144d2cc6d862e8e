using AgentSessions.Tests.Fidelity;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSessions.Tests.Conventions;

/// <summary>Which rooms know which: the table in CONTRIBUTING, read by whoever looks for a place and held against the source here.</summary>
internal sealed class Arrows
{
    private const string Usings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
        """;

    private static readonly CSharpParseOptions Language = new(LanguageVersion.Preview);

    private static readonly Lazy<IReadOnlyList<MetadataReference>> References = new(() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(file => MetadataReference.CreateFromFile(file))]);

    private static IReadOnlyList<Room> Rooms { get; } =
    [
        .. File.ReadLines(Path.Combine(RepositoryRoot.Path, ".github", "CONTRIBUTING.md"))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells is ["", ['`', ..], _, _, { Length: > 0 }, ""])
            .Select(cells => new Room(cells[1].Trim('`'), Names(cells[3]), Names(cells[4]))),
    ];

    private static IEnumerable<string> Projects => Rooms.Select(room => room.Project);

    [Test]
    public void Every_project_that_has_source_is_in_the_table() =>
        Assert.That(Projects, Is.EquivalentTo(ProjectFiles().Select(file => Named(Path.GetDirectoryName(file)!)).Where(project => Sources(project).Any())));

    [TestCaseSource(nameof(Projects))]
    public void Every_folder_of_a_project_is_in_its_row(string project) =>
        Assert.That(Sources(project).Select(file => FolderOf(project, file)).Distinct(), Is.SubsetOf(RoomOf(project).Folders));

    [TestCaseSource(nameof(Projects))]
    public void A_project_refers_to_those_that_it_knows(string project)
    {
        var references = System.Xml.Linq.XDocument.Load(Directory.GetFiles(Path.Combine(RepositoryRoot.Path, project), "*.csproj").Single()).Descendants("ProjectReference")
            .Where(reference => (string?)reference.Attribute("ReferenceOutputAssembly") != "false")
            .Select(reference => Named(Path.GetDirectoryName(Path.GetFullPath((string)reference.Attribute("Include")!, Path.Combine(RepositoryRoot.Path, project)))!))
            .Where(Projects.Contains);
        Assert.That(references, Is.SubsetOf(RoomOf(project).Knows));
        Assert.That(RoomOf(project).Knows, Is.SubsetOf(Projects.TakeWhile(other => other != project)), "in the table's order nothing knows what comes later");
    }

    [TestCaseSource(nameof(Projects))]
    public void A_folder_knows_the_folders_before_it(string project)
    {
        var folders = RoomOf(project).Folders;
        Assert.That(Known(project).Where(arrow => folders.IndexOf(arrow.To) > folders.IndexOf(arrow.From)).Select(arrow => $"{arrow.From} knows {arrow.To}: {arrow.Where}"), Is.Empty);
    }

    [Test]
    public void An_arrow_back_is_found_even_where_only_a_constant_goes_along_it()
    {
        var arrows = Known("build", [("/b/Low/Low.cs", "namespace Low; class A { int x = High.B.Most; }"), ("/b/High/High.cs", "namespace High; class B { public const int Most = 3; }")], file => Path.GetFileName(Path.GetDirectoryName(file))!);
        Assert.That(arrows.Select(arrow => (arrow.From, arrow.To)).Distinct(), Is.EqualTo(new[] { ("Low", "High") }));
    }

    /// <summary>The arrows between a project's folders; where a program begins, it may name anything.</summary>
    private static List<Arrow> Known(string project) =>
        Known(project, [.. Sources(project).Where(file => Path.GetFileName(file) != "Program.cs").Select(file => (file, File.ReadAllText(file)))], file => FolderOf(project, file));

    private static List<Arrow> Known(string project, IReadOnlyList<(string Name, string Text)> files, Func<string, string> folderOf)
    {
        var trees = files.Select(file => CSharpSyntaxTree.ParseText(file.Text, Language, file.Name)).ToList();
        // Under a name of its own, so that the built assembly's types are not taken for these.
        var own = References.Value.Where(reference => Path.GetFileNameWithoutExtension(reference.Display) != AssemblyOf(project));
        var compilation = CSharpCompilation.Create(AssemblyOf(project), [.. trees, CSharpSyntaxTree.ParseText(Usings, Language)], own,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, concurrentBuild: false, metadataImportOptions: MetadataImportOptions.All));
        var arrows = new List<Arrow>();
        foreach (var tree in trees)
        {
            var (from, model) = (folderOf(tree.FilePath), compilation.GetSemanticModel(tree));
            foreach (var name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
            {
                var symbol = model.GetSymbolInfo(name) is var found && found.Symbol is { } one ? one : found.CandidateSymbols.FirstOrDefault();
                if ((symbol as INamedTypeSymbol ?? symbol?.ContainingType)?.OriginalDefinition is not { } type)
                    continue;
                while (type.ContainingType is { } outer)
                    type = outer;
                if (type.DeclaringSyntaxReferences is [var declared, ..] && folderOf(declared.SyntaxTree.FilePath) is var to && to != from)
                    arrows.Add(new(from, to, $"{Path.GetFileName(tree.FilePath)} names {type.Name}"));
            }
        }
        return [.. arrows.Distinct()];
    }

    private static string AssemblyOf(string project) => project.StartsWith("build/", StringComparison.Ordinal) && project != "build/SpecCompiler"
        ? $"SpecClients.{Path.GetFileName(project)}"
        : project == "src/AgentSessions.Cli" ? "agent-sessions" : Path.GetFileName(project);

    private static Room RoomOf(string project) => Rooms.Single(room => room.Project == project);

    private static string FolderOf(string project, string file) => Path.GetRelativePath(Path.Combine(RepositoryRoot.Path, project), Path.GetDirectoryName(file)!).Replace('\\', '/');

    private static string Named(string folder) => Path.GetRelativePath(RepositoryRoot.Path, folder).Replace('\\', '/');

    private static IEnumerable<string> ProjectFiles() =>
        ((string[])["build", "src"]).SelectMany(folder => Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, folder), "*.csproj", SearchOption.AllDirectories));

    private static IEnumerable<string> Sources(string project) =>
        Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, project), "*.cs", SearchOption.AllDirectories)
            .Where(file => !Named(file).Split('/').Any(part => part is "obj" or "bin"));

    private static List<string> Names(string cell) => [.. cell.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(name => name.Trim('`'))];

    private sealed record Room(string Project, List<string> Knows, List<string> Folders);

    private sealed record Arrow(string From, string To, string Where);
}
