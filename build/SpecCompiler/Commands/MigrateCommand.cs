using System.CommandLine;
using SpecClients.Generation.Commands;
using SpecCompiler.Migrating;
using SpecCompiler.Projects;

namespace SpecCompiler.Commands;

/// <summary><c>migrate</c>: from another tool's settings to the item.</summary>
internal static class MigrateCommand
{
    private static readonly EnumerationOptions Everywhere = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
        IgnoreInaccessible = true,
        MaxRecursionDepth = 20,
    };

    private static readonly string[] Skipped = ["bin", "obj", ".git", "node_modules"];

    public static Command Create()
    {
        var path = new Argument<string>("path")
        {
            Description = "A project, the settings of another tool, or a folder with some of these. Default: this folder.",
            DefaultValueFactory = _ => ".",
        };
        var project = new Option<string?>("--project")
        {
            Description = "The project that gets the items. Default: the nearest one from the settings upwards.",
            HelpName = "path",
        };
        var write = new Option<bool>("--write") { Description = "Write the projects. Without it, nothing is." };
        var command = new Command("migrate", """
            Says what becomes of another tool's client, and with --write has the project ask for it by an item SpecClient:
            OpenApiReference in a project, NSwag's .nswag, Refitter's .refitter, Kiota's kiota-lock.json and workspace.json.
            Of each: what maps, what changes for callers, and what has no counterpart. OpenApiReference is removed with
            --write; other files stay, and are named. Offline. All is written, or nothing.
            Exit 0: told, or written. 1: something cannot be migrated as it is. 2: usage, or there is nothing to migrate.
            """) { path, project, write };
        command.SetVerb(async (result, told, _) =>
        {
            var given = Path.GetFullPath(result.GetValue(path)!);
            if (!Path.Exists(given))
                throw new UsageException($"There is no file or folder {given}.");
            var migration = new Migration(result.GetValue(project) is { } named ? ProjectPath.Find(named) : null, Toolchain.Mine);
            foreach (var file in File.Exists(given) ? [given] : FilesIn(given))
                migration.Take(file);
            if (migration.Count == 0)
                throw new UsageException(
                    $"There is nothing to migrate in {given}: no OpenApiReference, .nswag, .refitter, kiota-lock.json or .kiota/workspace.json.");
            foreach (var line in migration.Told)
                await told.WriteLineAsync(line);
            if (!result.GetValue(write))
            {
                await told.WriteLineAsync("Nothing is written: --write does it.");
                return 0;
            }
            migration.Write();
            await told.WriteLineAsync(string.Join(Environment.NewLine, migration.Changes.DefaultIfEmpty("Nothing has changed.")));
            return 0;
        });
        return command;
    }

    private static IEnumerable<string> FilesIn(string folder) => Directory.EnumerateFiles(folder, "*", Everywhere)
        .Where(file => Path.GetExtension(file) == ".csproj" || Migration.IsSettings(file))
        .Where(file => !Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar).Any(Skipped.Contains))
        .Order(StringComparer.Ordinal);
}
