using SpecClients.OpenApi.Reading;

namespace SpecCompiler.Importing;

/// <summary>Takes a description from where it is published: an https address, a file, or a file of a git repository.</summary>
/// <param name="hosts">Which hosts may be asked.</param>
internal sealed class SpecSources(HostRules hosts)
{
    private readonly Download _download = new(hosts);

    /// <summary>What a source holds.</summary>
    /// <param name="source">The source.</param>
    /// <param name="folder">The folder from which it names files.</param>
    /// <param name="mark">Where the source is written, which is where a failure is told.</param>
    /// <param name="headers">What is said to the source's own host.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The page, and the commit that it is of, where it is of one.</returns>
    public async Task<(VendorPage Page, string? Commit)> ReadAsync(string source, string folder, SourceMark mark, RequestHeaders headers, CancellationToken cancellationToken)
    {
        if (Download.IsAddress(source))
            return (await _download.GetAsync(source, mark, headers, cancellationToken), null);
        if (GitSource.Parse(source) is { } repository)
            return repository.Read(folder, hosts, mark);
        if (source.StartsWith(GitSource.Scheme, StringComparison.Ordinal))
            throw new ProblemException(ProblemCode.Download, mark, $"'{source}' names no file of a repository: write git:REPOSITORY@REF:PATH.");
        var file = Path.GetFullPath(Path.Combine(folder, source));
        return File.Exists(file)
            ? (new VendorPage(source, SourceFile.ReadBytes(file, source, Download.DefaultMaxBytes)), null)
            : throw new ProblemException(ProblemCode.Download, mark, $"There is no file {file}.");
    }

    /// <summary>The page that an index lists under a title.</summary>
    public async Task<VendorPage> FollowAsync(VendorPage index, string address, string title, SourceMark mark, RequestHeaders headers, CancellationToken cancellationToken) =>
        await _download.GetAsync(_download.Follow(new Uri(address), PageIndex.Find(index, title, mark), mark).ToString(), mark, headers, cancellationToken);
}
