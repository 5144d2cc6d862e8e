using System.Reflection;

namespace SpecCompiler.Projects;

/// <summary>What a client is made with and runs on, as a project refers to it.</summary>
internal abstract class Toolchain
{
    private const string Build = "SpecClients.Build";
    private const string Tool = "SpecClients.Tool";

    /// <summary>That of this program: packages, if it came as one; else what stands beside it in the repository that it was built in.</summary>
    public static Toolchain Mine { get; } = Find(AppContext.BaseDirectory);

    /// <summary>Has a project refer to it.</summary>
    /// <param name="project">The project.</param>
    /// <param name="packages">Its packages.</param>
    /// <param name="generator">The generator, whose runtime the client needs.</param>
    public abstract void AddTo(ProjectFile project, ProjectPackages packages, string generator);

    /// <param name="folder">The folder of a program's files.</param>
    public static Toolchain Find(string folder)
    {
        var bin = new DirectoryInfo(Path.TrimEndingDirectorySeparator(folder));
        // A package lies unpacked in a folder that is called as its version: specclients.tool/VERSION/tools/net10.0/any.
        if (bin.Parent?.Parent?.Parent is { } package && package.Parent?.Name.Equals(Tool, StringComparison.OrdinalIgnoreCase) == true)
            return new Packages(package.Name);
        for (var at = bin.Parent; at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "build", Build, "build", Build + ".targets"))
                && Directory.Exists(Path.Combine(at.FullName, "src", "SpecClients")))
                return new Repository(at.FullName, bin.Parent!.Name);
        }
        return new Packages(typeof(Toolchain).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0]);
    }

    private sealed class Packages(string version) : Toolchain
    {
        public override void AddTo(ProjectFile project, ProjectPackages packages, string generator)
        {
            packages.Take(Build, version, isPrivate: true);
            packages.Take($"SpecClients.{generator}", version);
        }
    }

    /// <summary>The package's own targets, and libraries beside which is all that they refer to: a client's build restores and builds none of it.</summary>
    private sealed class Repository(string root, string configuration) : Toolchain
    {
        public override void AddTo(ProjectFile project, ProjectPackages packages, string generator)
        {
            var targets = InRoot($"build/{Build}/build/{Build}");
            var runtime = InRoot($"src/SpecClients.{generator}/bin/{configuration}/net10.0/*.dll");
            if (!project.Root.Descendants().Any(part => part.Is("Import") && part.Value("Project") == targets + ".targets"))
            {
                var engine = InRoot($"build/Generation/bin/{configuration}/net10.0/SpecClients.Generation.dll");
                // The property stands before the targets that read it: each goes after the last group.
                project.AddGroup("ImportGroup", string.Concat(((string[])[".props", ".targets"])
                    .Select(ending => ProjectFile.Element("Import", [("Project", targets + ending)]))));
                project.AddGroup("PropertyGroup", $"<SpecClientsEngine>{XmlText.Escape(engine)}</SpecClientsEngine>");
            }
            if (!project.Items("Reference", runtime).Any())
                project.AddItem("Reference", [("Include", runtime)]);
        }

        private string InRoot(string path) => $"{MSBuildText.Escape(root.Replace('\\', '/'))}/{path}";
    }
}
