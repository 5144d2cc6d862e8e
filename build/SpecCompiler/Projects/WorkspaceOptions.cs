using System.CommandLine;
using SpecClients.Generation.Commands;

namespace SpecCompiler.Projects;

/// <summary>Reads the projects of a folder: all, or the one that is named.</summary>
internal delegate Workspace ReadWorkspace(string root, string? project, string configuration);

/// <summary>The options that say which projects a verb is about.</summary>
/// <param name="read">Reads them. Default: as MSBuild evaluates them.</param>
internal sealed class WorkspaceOptions(ReadWorkspace? read = null)
{
    private static readonly string[] Marks = [".git", "*.sln", "*.slnx"];

    private readonly Option<string?> _root = new("--root") { Description = "The folder whose projects are meant. Default: the nearest one from here upwards with a solution or a repository in it.", HelpName = "dir" };
    private readonly Option<string?> _project = new("--project") { Description = "The one project that is meant. Default: all that have an item SpecClient.", HelpName = "file|dir" };
    private readonly Option<string> _configuration = CommonOptions.Configuration();

    public void AddTo(Command command)
    {
        command.Add(_root);
        command.Add(_project);
        command.Add(_configuration);
    }

    /// <summary>The projects that a command line means.</summary>
    public Workspace Read(ParseResult result) => At(RootOf(result), result);

    /// <summary>The same as they are in another folder, which stands for that one.</summary>
    public Workspace At(string root, ParseResult result) =>
        (read ?? Workspace.Read)(root, result.GetValue(_project) is { } project ? Path.GetRelativePath(RootOf(result), Path.GetFullPath(project)) : null, ConfigurationOf(result));

    public string ConfigurationOf(ParseResult result) => result.GetValue(_configuration)!;

    public bool IsWhole(ParseResult result) => result.GetValue(_project) is null;

    public string RootOf(ParseResult result)
    {
        if (result.GetValue(_root) is { } given)
            return Directory.Exists(given) ? Path.GetFullPath(given) : throw new UsageException($"There is no folder {given}.");
        for (var at = new DirectoryInfo(Environment.CurrentDirectory); at is not null; at = at.Parent)
        {
            if (Marks.Any(mark => at.EnumerateFileSystemInfos(mark).Any()))
                return at.FullName;
        }
        return Environment.CurrentDirectory;
    }
}
