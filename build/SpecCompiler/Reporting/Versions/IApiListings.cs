using SpecCompiler.Built;

namespace SpecCompiler.Reporting.Versions;

/// <summary>The public C# API of a vendor's clients at one version, as committed text.</summary>
internal interface IApiListings
{
    /// <summary>The listings' text by the generator's name; none where none are committed.</summary>
    IReadOnlyDictionary<string, string> Read();

    /// <summary>Why there is nothing to compare of a generator that has no text here.</summary>
    Phrase WhyNot(string generator);
}

/// <summary>The files <c>generated/&lt;Vendor&gt;/api.&lt;generator&gt;.txt</c>.</summary>
/// <param name="version">The version whose files they are.</param>
/// <param name="folder">The vendor's folder.</param>
/// <param name="stale">The generators whose clients, and so their listings, are of an older document.</param>
internal sealed class ApiListings(IVersion version, string folder, IReadOnlyCollection<string> stale) : IApiListings
{
    public IReadOnlyDictionary<string, string> Read() => version.List(folder)
        .Where(name => Listing.GeneratorOf(name) is { } generator && !stale.Contains(generator))
        .ToDictionary(name => Listing.GeneratorOf(name)!, name => version.Read($"{folder}/{name}")!, StringComparer.Ordinal);

    public Phrase WhyNot(string generator)
    {
        if (stale.Contains(generator))
            return $"not compared: its clients are older than the document. Run 'dotnet build' and report again";
        return $"not compared: no listing at {version.Label}";
    }
}

/// <summary>A document by itself has no clients.</summary>
internal sealed class NoApiListings(string file) : IApiListings
{
    public IReadOnlyDictionary<string, string> Read() => new Dictionary<string, string>();

    public Phrase WhyNot(string generator) => $"not compared: {file} is a document by itself, without clients";
}
