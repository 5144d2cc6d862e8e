namespace AgentSessions.Cli.Specs;

/// <summary>A vendored document and where it is from: an entry of <c>specs/sources.json</c>.</summary>
/// <param name="File">The file under <c>specs/</c>.</param>
/// <param name="Source">Where it was found.</param>
/// <param name="Retrieved">The day on which it was.</param>
/// <param name="Sha256">The file's hash, in lower-case hexadecimal.</param>
internal sealed record SpecSource(string File, string Source, string Retrieved, string Sha256)
{
    /// <summary>The vendor's id.</summary>
    public string Vendor => Path.GetFileNameWithoutExtension(File);

    /// <summary>The vendor's page that holds it, if one does.</summary>
    public string? Page { get; init; }

    /// <summary>Whether it was written by hand from a page that has no document.</summary>
    public bool Authored { get; init; }

    /// <summary>What else is to be known of it.</summary>
    public string? Note { get; init; }

    /// <summary>All that this program was built with, in the order of the vendors' ids.</summary>
    public static IReadOnlyList<SpecSource> All { get; } =
        [.. Embedded.Read<Listed>("sources.json").Sources.OrderBy(source => source.Vendor, StringComparer.Ordinal)];

    private sealed record Listed(IReadOnlyList<SpecSource> Sources);
}
