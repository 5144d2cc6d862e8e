using System.CommandLine;
using System.Diagnostics;
using SpecClients.Generation.Commands;
using SpecClients.Generation.Engines;
using SpecClients.Generation.Items;
using SpecClients.Generation.Working;
using SpecClients.OpenApi.Compiling;
using SpecCompiler.Commands;
using SpecCompiler.Projects;

namespace AgentSessions.Tests.Workflow;

/// <summary>A repository of its own in a temporary folder, and the verbs run in it.</summary>
internal sealed class TestTree : IDisposable
{
    public TestTree()
    {
        Directory.CreateDirectory(Path.Combine(Root, "specs"));
        Directory.CreateDirectory(Path.Combine(Root, "build"));
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("agentsessions-").FullName;

    /// <summary>The repository that these tests are part of.</summary>
    public static string Ours { get; } = FindOurs();

    /// <summary>The build of ours that these tests run in.</summary>
    public static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    public string this[string name]
    {
        get => File.ReadAllText(At(name));
        set
        {
            Directory.CreateDirectory(Path.GetDirectoryName(At(name))!);
            File.WriteAllText(At(name), value);
        }
    }

    public string At(string name) => Path.Combine(Root, name);

    public IEnumerable<string> Specs => Directory.EnumerateFiles(At("specs")).Select(file => Path.GetFileName(file)).Order();

    /// <summary>What a new description is tried with: nothing, since generators take longer than all else that a verb does.</summary>
    public Func<WorkerLimits, IReadOnlyList<IGenerator>> Generators { get; set; } = _ => [];

    /// <summary>Runs a verb here and returns its exit code and what it wrote.</summary>
    public Task<Outcome> RunAsync(params string[] arguments) =>
        RunAsync([.. arguments, "--root", Root, .. arguments[0] is "import" or "update" ? AllowedHosts.SelectMany(host => (string[])["--allow-host", host]) : []], Generators, Read);

    /// <summary>The hosts that sources may be taken from: that of these tests is private, and speaks http.</summary>
    public IReadOnlyList<string> AllowedHosts { get; set; } = ["127.0.0.1"];

    public static Task<Outcome> RunAnywhereAsync(params string[] arguments) => RunAsync(arguments, _ => [], null);

    private static async Task<Outcome> RunAsync(string[] arguments, Func<WorkerLimits, IReadOnlyList<IGenerator>> generators, ReadWorkspace? read)
    {
        var root = new RootCommand
        {
            ImportCommand.Create(generators, read), UpdateCommand.Create(generators, read), ReportCommand.Create(read), VerifyCommand.Create(read),
            SpecCompiler.Commands.ListingsCommand.Create(read), FidelityCommand.Create(read), GeneratorsCommand.Create(),
        };
        var (output, error) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var exit = await root.Parse(arguments).RunAsync(new InvocationConfiguration { Output = output, Error = error });
        return new Outcome(exit, output.ToString(), error.ToString());
    }

    /// <summary>What two projects like ours would ask for of a tree's descriptions; MSBuild is not asked, which takes longer than all else that a verb does.</summary>
    public static Workspace Read(string root, string? project, string configuration)
    {
        var repository = new Repository(root);
        return new Workspace(root, [.. ((string[])["Kiota", "NSwag"]).Select(ProjectOf).Where(one => one.Clients.Count > 0)]);

        ClientsProject ProjectOf(string generator)
        {
            var name = $"AgentSessions.{generator}";
            var folder = Path.Combine(repository.Root, "src", name);
            var file = Path.Combine(folder, name + ".csproj");
            var settings = new ClientSettings { Namespace = "AgentSessions.Generated.{client}.{generator}", SetupNamespace = "AgentSessions.{generator}", RemediesDefects = true };
            var items = repository.Vendors.Select(spec => new ClientItem(spec, generator, settings) { Project = repository.NameOf(file), PublicApi = Path.Combine(folder, "PublicApi", "{client}.txt") });
            return new ClientsProject(
                file,
                Path.Combine(folder, "bin", configuration, "net10.0", name + ".dll"),
                Directory.Exists(folder) ? Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories) : [],
                [.. items.GroupBy(_ => repository.Output)])
            {
                Items = new ItemsFile(file, Path.Combine(folder, "obj", "SpecClients", "generated"), name),
                OwnFolder = Path.Combine(folder, "obj", "SpecClients"),
            };
        }
    }

    public void Commit() => Commit(Root);

    /// <summary>Commits all of a folder, in a repository that begins with it if there is none.</summary>
    public static void Commit(string folder)
    {
        Assert.That(File.Exists(Path.Combine(folder, ".git")), Is.False, "The folder belongs to a repository elsewhere.");
        if (!Directory.Exists(Path.Combine(folder, ".git")))
            Git(folder, "init", "-q");
        Git(folder, "add", "-A");
        Git(folder, "commit", "-q", "-m", "State");
    }

    public void Dispose()
    {
        foreach (var file in Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories))
            File.SetAttributes(file, FileAttributes.Normal);
        Directory.Delete(Root, recursive: true);
    }

    private static void Git(string folder, params string[] arguments)
    {
        string[] settings =
        [
            "-c", "user.name=Tester", "-c", "user.email=tester@example.com",
            "-c", "commit.gpgsign=false", "-c", "init.defaultBranch=main", "-c", "core.autocrlf=false",
        ];
        using var git = Process.Start(new ProcessStartInfo("git", [.. settings, .. arguments]) { WorkingDirectory = folder })!;
        git.WaitForExit();
        Assert.That(git.ExitCode, Is.Zero, string.Join(' ', arguments));
    }

    private static string FindOurs()
    {
        for (var at = new DirectoryInfo(TestContext.CurrentContext.TestDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "AgentSessions.Generated.sln")))
                return at.FullName;
        }
        throw new DirectoryNotFoundException("The tests run outside of their repository.");
    }
}

internal sealed record Outcome(int Exit, string Output, string Error);
