using SpecClients.Generation.Working;
using SpecClients.OpenApi.Reading;
using SpecCompiler.Versions;

namespace SpecCompiler.Importing;

/// <summary>A file of a git repository: <c>git:REPOSITORY@REF:PATH</c>.</summary>
/// <param name="Repository">An https or ssh address, or a folder.</param>
/// <param name="Ref">A branch, a tag or a commit.</param>
/// <param name="Path">The file's name from the repository's root.</param>
internal sealed record GitSource(string Repository, string Ref, string Path)
{
    public const string Scheme = "git:";

    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(60);

    /// <summary>Reads a source, or nothing where it is none of this kind.</summary>
    public static GitSource? Parse(string source)
    {
        if (!source.StartsWith(Scheme, StringComparison.Ordinal))
            return null;
        var text = source[Scheme.Length..];
        // An address may have an '@' of its own, and so may a path; a ref has no ':'.
        for (var at = text.LastIndexOf('@'); at > 0; at = text.LastIndexOf('@', at - 1))
        {
            if (text[(at + 1)..].Split(':', 2) is [{ Length: > 0 } name, { Length: > 0 } path] && IsRef(name))
                return new GitSource(text[..at], name, path.TrimStart('/'));
        }
        return null;
    }

    /// <summary>Fetches the one commit and takes the file, with no hook, prompt or transport that runs a program.</summary>
    /// <param name="folder">The folder from which a repository's folder is named.</param>
    /// <param name="allowedHosts">The hosts that may be asked over http.</param>
    /// <param name="mark">Where the source is written, which is where a failure is told.</param>
    /// <returns>The file, and the commit that it is of.</returns>
    public (VendorPage Page, string Commit) Read(string folder, HostRules allowedHosts, SourceMark mark)
    {
        var repository = Address(folder, allowedHosts, mark);
        using var work = WorkFolder.For(System.IO.Path.Combine(System.IO.Path.GetTempPath(), "spec-clients-source"));
        var deadline = DateTime.UtcNow + MaxTime;
        Run(["init", "--quiet", "--bare", "."], "git cannot be run: is it installed?");
        Run(["remote", "add", "origin", "--", repository], $"'{Repository}' is no repository that git can name.");
        Run(["fetch", "--quiet", "--depth", "1", "--no-tags", "--filter=blob:none", "--no-recurse-submodules", "origin", Ref],
            $"{Repository} cannot be fetched, or has no '{Ref}': see 'git ls-remote'; git asks for no password here, a credential helper or ssh's agent answers.");
        var commit = Run(["rev-parse", "FETCH_HEAD^{commit}"], $"'{Ref}' is no commit.").Trim();
        if (!long.TryParse(Run(["cat-file", "-s", $"{commit}:{Path}"], $"There is no file {Path} in {Repository} at {Ref}."), out var size) || size > Download.DefaultMaxBytes)
            throw Fail(mark, $"{Path} is larger than {Download.DefaultMaxBytes} bytes.");
        var bytes = Git.RunForBytes(work.Path, ["cat-file", "blob", $"{commit}:{Path}"], deadline - DateTime.UtcNow, Settings(allowedHosts)) ?? throw Fail(mark, $"{Path} in {Repository} is no file.");
        return (new VendorPage($"{Scheme}{Repository}@{Ref}:{Path}", bytes), commit);

        string Run(string[] arguments, string otherwise) =>
            Git.RunForBytes(work.Path, arguments, deadline - DateTime.UtcNow, Settings(allowedHosts)) is { } said ? System.Text.Encoding.UTF8.GetString(said) : throw Fail(mark, otherwise);
    }

    private string Address(string folder, HostRules hosts, SourceMark mark)
    {
        if (Repository.StartsWith('-') || Repository.Contains("::", StringComparison.Ordinal) || Ref.StartsWith('-'))
            throw Fail(mark, $"'{Repository}@{Ref}' is neither an address nor a folder with a ref.");
        if (Uri.TryCreate(Repository, UriKind.Absolute, out var address) && !address.IsFile)
        {
            return address.Scheme is "https" or "ssh" || address.Scheme == "http" && hosts.IsAllowed(address.IdnHost)
                ? Public(address.IdnHost)
                : throw Fail(mark, $"{Repository} is neither https nor ssh{(address.Scheme == "http" ? $"; if {address.IdnHost} may be asked over http, add --allow-host {address.IdnHost}" : "")}.");
        }
        // As scp names it: host and path, with no '/' before the ':'.
        if (Repository.IndexOf(':') is > 1 and var colon && !Repository[..colon].Contains('/'))
            return Public(Repository[(Repository.LastIndexOf('@', colon) + 1)..colon]);
        var path = System.IO.Path.GetFullPath(System.IO.Path.Combine(folder, Repository));
        return Directory.Exists(path) ? path : throw Fail(mark, $"There is no repository {path}.");

        string Public(string host) => hosts.IsRefused(host) ? throw Fail(mark, $"{host} is a private host; if it is meant, add --allow-host {host}.") : Repository;
    }

    private static (string, string)[] Settings(HostRules hosts) =>
    [
        ("GIT_ALLOW_PROTOCOL", hosts.IsEmpty ? "https:ssh:file" : "https:ssh:file:http"),
        ("GIT_TERMINAL_PROMPT", "0"),
        ("GIT_SSH_COMMAND", Environment.GetEnvironmentVariable("GIT_SSH_COMMAND") ?? "ssh -o BatchMode=yes"),
        // A host leads to no other, which nobody has looked at.
        ("GIT_CONFIG_COUNT", "1"), ("GIT_CONFIG_KEY_0", "http.followRedirects"), ("GIT_CONFIG_VALUE_0", "false"),
        // The repository that this runs in is not the one that is meant.
        ("GIT_DIR", "."),
    ];

    private static bool IsRef(string name) => name.Split('/').All(part => part.Length > 0 && part is not ("." or ".."));

    private static ProblemException Fail(SourceMark mark, string message) => new(ProblemCode.Download, mark, message);
}
