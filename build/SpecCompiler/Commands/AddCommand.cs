using System.CommandLine;
using System.Text;
using SpecClients.Generation.Commands;
using SpecClients.Generation.Working;
using SpecClients.OpenApi.Files;
using SpecClients.OpenApi.Reading;
using SpecClients.OpenApi.Text;
using SpecCompiler.Importing;
using SpecCompiler.Projects;

namespace SpecCompiler.Commands;

/// <summary><c>add</c>: a client of a description that is somewhere, in a project that is here.</summary>
internal static class AddCommand
{
    public static Command Create()
    {
        var source = new Argument<string>("spec") { Description = "The description: a file, an https address, or git:REPOSITORY@REF:PATH." };
        var project = new Option<string?>("--project") { Description = "The project, or the folder that holds one. Default: this folder.", HelpName = "path" };
        var name = new Option<string?>("--name") { Description = "The stem of the client's name and its namespace, as in Acme. Default: that of the file.", HelpName = "Name" };
        var generator = new Option<string>("--generator") { Description = "nswag or kiota.", DefaultValueFactory = _ => "nswag" };
        generator.AcceptOnlyFromAmong("nswag", "kiota");
        var hosts = ImportCommand.AllowHost();
        var timeout = CommonOptions.Timeout();
        var command = new Command("add", """
            Adds a client to a project. A description below the project's folder stays where it is; any other is taken into
            specs/ there, byte for byte, and sources.json beside it records from where, for 'update'. All of it is written, or
            nothing.
            Exit 0: added; what the description leaves unclear is a warning. 1: it cannot be used. 2: usage.
            """) { source, project, name, generator, hosts, timeout, CommonOptions.AllowFiles };
        command.SetVerb(async (result, told, cancellationToken) =>
        {
            var folder = Path.GetDirectoryName(ProjectPath.Find(result.GetValue(project)))!;
            var given = result.GetValue(source)!;
            var client = result.GetValue(name) ?? Words.Pascal(Path.GetFileNameWithoutExtension(given[(given.LastIndexOfAny(['/', ':', '\\']) + 1)..]));
            if (FileNames.WhyNotClient(client) is { } why)
                throw new UsageException($"'{client}' cannot name a client: {why}. Give --name.");
            var taken = File.Exists(given) && IsBelow(folder, given) ? null : await TakeAsync(given, folder, client, new HostRules(result.GetValue(hosts)!), cancellationToken);
            try
            {
                taken?.Write();
                return await ClientCommand.MakeAsync(
                    taken?.File ?? given, folder, client, result.GetValue(generator)!, result.GetValue(CommonOptions.AllowFiles) ?? [],
                    new WorkerLimits(TimeSpan.FromSeconds(result.GetValue(timeout))), result.InvocationConfiguration, cancellationToken);
            }
            catch
            {
                taken?.Undo();
                throw;
            }
        });
        return command;
    }

    private static async Task<Taken> TakeAsync(string source, string folder, string client, HostRules hosts, CancellationToken cancellationToken)
    {
        var mark = new SourceMark(source, 1, 1);
        var (page, commit) = await new SpecSources(hosts).ReadAsync(source, Environment.CurrentDirectory, mark, RequestHeaders.None, cancellationToken);
        var document = page.Document(block: null);
        var specs = Path.Combine(folder, "specs");
        var file = Path.Combine(specs, Words.Kebab(client) + document.Extension);
        if (File.Exists(file) && !SourceFile.ReadBytes(file, file).AsSpan().SequenceEqual(document.Bytes))
            throw new UsageException($"{file} is there already, and another: 'update' takes what is new of it; --name calls this one otherwise.");
        var provenance = Provenance.Beside(file, new Workspace(folder, []));
        provenance.Record(null, Path.GetFileName(file), new NewOrigin(Recorded(source, specs), null, null, null, commit), DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime), Hash.OfBytes(document.Bytes));
        return new Taken(file, document.Bytes, provenance.File, provenance.Write());
    }

    /// <summary>A source as it is named from the folder of its record.</summary>
    private static string Recorded(string source, string specs) =>
        Download.IsAddress(source) ? source
        : GitSource.Parse(source) is { } repository ? (Directory.Exists(repository.Repository) ? $"{GitSource.Scheme}{FileNames.From(specs, Path.GetFullPath(repository.Repository))}@{repository.Ref}:{repository.Path}" : source)
        : FileNames.From(specs, Path.GetFullPath(source));

    private static bool IsBelow(string folder, string file) => Path.GetFullPath(file).StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>A description with its record, which are taken back where no client can be made of it.</summary>
    private sealed record Taken(string File, byte[] Bytes, string Sources, string Record)
    {
        private readonly (string File, byte[]? Bytes)[] _before = [.. ((string[])[File, Sources]).Select(file => (file, System.IO.File.Exists(file) ? System.IO.File.ReadAllBytes(file) : null))];
        private readonly bool _isNewFolder = !Directory.Exists(Path.GetDirectoryName(File));

        public void Write()
        {
            Directory.CreateDirectory(Path.GetDirectoryName(File)!);
            WholeFiles.Write((File, Bytes), (Sources, Encoding.UTF8.GetBytes(Record)));
        }

        public void Undo()
        {
            foreach (var (file, bytes) in _before)
            {
                if (bytes is null)
                    System.IO.File.Delete(file);
                else
                    WholeFiles.Write((file, bytes));
            }
            if (_isNewFolder)
                Directory.Delete(Path.GetDirectoryName(File)!);
        }
    }
}
