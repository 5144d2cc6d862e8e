using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Newtonsoft.Json.Linq;
using SpecClients.Changes.States;
using SpecClients.Generation.PublicApi;
using SpecClients.OpenApi.Bundling;
using SpecClients.OpenApi.Files;

namespace SpecCompiler.Versions;

/// <summary>The files as a commit has them, read by running git.</summary>
internal sealed class GitRevision : IVersion
{
    private readonly Repository _repository;
    private readonly string _commit;

    private GitRevision(Repository repository, string name, string commit)
    {
        _repository = repository;
        _commit = commit;
        Label = commit.StartsWith(name, StringComparison.Ordinal) ? commit[..10] : $"{name} ({commit[..10]})";
    }

    public string Label { get; }

    /// <summary>The revision of that name, or nothing where git does not know it.</summary>
    public static GitRevision? Find(Repository repository, string name) =>
        Git(repository, "rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}") is { } commit
            ? new GitRevision(repository, name, commit.Trim())
            : null;

    public JObject Document(string spec) => Bundle.Read(spec, Read).Document;

    public string? Read(string name) => Git(_repository, "show", $"{_commit}:./{name}");

    public string? ApiListing(string generator, string folder) => Read(Listing.FileOf(generator, folder));

    public IReadOnlyList<string> List(string folder)
    {
        var names = Git(_repository, "ls-tree", "--name-only", "-z", _commit, "--", $"./{folder}/") ?? "";
        return names.Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(name => name[(name.LastIndexOf('/') + 1)..]).Order(StringComparer.Ordinal).ToList();
    }

    /// <summary>What is committed is committed with its cause: CI sees to that.</summary>
    public IReadOnlyCollection<string> StaleClients(string vendor) => [];

    private static string? Git(Repository repository, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        try
        {
            using var process = Process.Start(start)!;
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? output : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
